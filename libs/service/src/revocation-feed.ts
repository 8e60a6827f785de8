import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { DenySet } from '@noivu/access';
import { ListRevocations } from '@noivu/contracts';
import type { ServiceBus } from '@noivu/messaging';
import { faultName } from '@noivu/problem';

const EVERY_MS = 2_000;
/** While identity has never answered: it may be starting at the same moment. */
const FIRST_MS = 100;

/** The subject on which identity tells everybody that there is news; it carries nothing, and whoever forges it makes us look once more. */
export const REVOCATION_HINT = 'identity.revocation.hint';

/** Keeps a process's deny set up to date: asks identity every two seconds, and at once when identity says that there is news. */
export class RevocationFeed {
  private readonly log = new Logger('RevocationFeed');
  private readonly hint: Subscription;
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    nats: NatsConnection,
    private readonly bus: ServiceBus,
    private readonly denied: DenySet,
    subjectPrefix = '',
  ) {
    void this.followPauses(nats);
    this.hint = nats.subscribe(subjectPrefix + REVOCATION_HINT, { callback: () => void this.ask() });
  }

  /** Starts to ask, and resolves with the first answer: until then every caller is refused with 503. */
  async start(): Promise<void> {
    await this.untilInformed();
    if (!this.stopped) this.timer = setInterval(() => void this.ask(), EVERY_MS);
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
    this.hint.unsubscribe();
  }

  /** Asks now, and says whether an answer came; told of news while one is on its way, it asks once more, for that answer may not hold them. */
  async ask(): Promise<boolean> {
    if (this.asking) this.again = true;
    const asking = (this.asking ??= this.learnAll());
    await asking;
    if (this.asking === asking) this.asking = undefined;
    return this.denied.isInformed();
  }

  private async untilInformed(): Promise<void> {
    while (!this.stopped && !(await this.ask())) await wait(FIRST_MS);
  }

  // While the broker was away nobody heard of identity; callers are not left waiting for the next tick, nor for a question that was lost on the way.
  private async followPauses(nats: NatsConnection): Promise<void> {
    for await (const { type } of nats.status()) {
      if (type !== 'reconnect') continue;
      this.asking = undefined;
      void this.untilInformed();
    }
  }

  private async learnAll(): Promise<void> {
    do {
      this.again = false;
      await this.learn();
    } while (this.again);
  }

  private async learn(): Promise<void> {
    try {
      this.denied.learn((await this.bus.ask(ListRevocations, {})).data);
    } catch (error) {
      this.log.debug({ fault: faultName(error) });
    }
  }
}
