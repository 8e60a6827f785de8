import { Logger } from '@nestjs/common';
import { faultName } from '@noivu/problem';

const log = new Logger('Stopping');

/** One step on the way down. */
export interface StopStep {
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

/** A step that takes longer is left behind: whoever told us to stop will not wait for ever either. */
const STEP_MS = 8_000;

/** Stops step by step, in the given order; a step that fails or hangs is named and does not keep the others from their turn. */
export async function stopInOrder(steps: readonly StopStep[]): Promise<void> {
  for (const { name, stop } of steps) {
    const hung = await Promise.race([stop().then(() => false, told(name)), after(STEP_MS)]);
    if (hung) log.error({ step: name, hung: true });
  }
}

const told = (name: string) => (error: unknown) => {
  log.error({ step: name, fault: faultName(error) });
  return false;
};

const after = (milliseconds: number): Promise<true> => new Promise((resolve) => setTimeout(() => resolve(true), milliseconds).unref());
