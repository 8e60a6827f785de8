import { setTimeout as wait } from 'node:timers/promises';
import { demoAccounts } from '../../../deploy/demo/accounts';
import type { PeopledProvince } from '../peopled-province';

const READER = 'chutich.ubnd';
/** Somebody looks now and then; asked without a pause the report would take a processor for itself. */
const LOOK_EVERY_MS = 200;
/** Well before a token ends. */
const TOKEN_SERVES_MS = 240_000;

/** What a reader found while something else was going on. */
export interface Reading {
  readonly reads: number;
  /** Answers that were none, or another than before. */
  readonly failures: number;
  /** Milliseconds of each answer, the shortest first. */
  readonly times: readonly number[];
}

/** Reads the report of the province again and again until some work is over, and compares each answer with the one before the work. */
export async function readWhile<T>(
  province: PeopledProvince,
  people: number,
  work: () => Promise<T>,
): Promise<{ result: T; reading: Reading }> {
  const read = await reportOf(province, people);
  const before = await read();
  if (before === undefined) throw new Error('The report cannot be read');
  const [times, done] = [[] as number[], { is: false }];
  let failures = 0;
  const working = work().finally(() => (done.is = true));
  // Who awaits it below hears of it; until then it is nobody's.
  working.catch(() => undefined);
  while (!done.is) {
    const start = performance.now();
    if ((await read()) !== before) failures += 1;
    times.push(performance.now() - start);
    await wait(LOOK_EVERY_MS);
  }
  return { result: await working, reading: { reads: times.length, failures, times: times.sort((one, other) => one - other) } };
}

/** The text of the report; undefined where it is not answered. */
async function reportOf({ ground, product, tokenOf }: PeopledProvince, people: number): Promise<() => Promise<string | undefined>> {
  const run = { seed: 'noivu', province: ground.province, count: people, asOf: ground.day };
  const unitId = demoAccounts(run).find(({ username }) => username === READER)?.unitId ?? '';
  let signedIn = { token: await tokenOf(READER), at: performance.now() };
  return async () => {
    if (performance.now() - signedIn.at > TOKEN_SERVES_MS) signedIn = { token: await tokenOf(READER), at: performance.now() };
    const address = `${product.origin}/api/v1/reports/BM01?unitId=${unitId}&asOf=${ground.day}`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${signedIn.token}` } }).catch(() => undefined);
    return answer?.status === 200 ? answer.text() : undefined;
  };
}
