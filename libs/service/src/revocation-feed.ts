import { Logger } from '@nestjs/common';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { DenySet } from '@noivu/access';
import { ListRevocations } from '@noivu/contracts';
import type { ServiceBus } from '@noivu/messaging';
import { faultName } from './fault-name';

const EVERY_MS = 2_000;

/** The subject on which identity tells everybody that there is news; it carries nothing, and whoever forges it makes us look once more. */
export const REVOCATION_HINT = 'identity.revocation.hint';

/** Keeps a process's deny set up to date: asks identity every two seconds, and at once when identity says that there is news. */
export class RevocationFeed {
  private readonly log = new Logger('RevocationFeed');
  private readonly hint: Subscription;
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    nats: NatsConnection,
    private readonly bus: ServiceBus,
    private readonly denied: DenySet,
    subjectPrefix = '',
  ) {
    this.hint = nats.subscribe(subjectPrefix + REVOCATION_HINT, { callback: () => void this.ask() });
  }

  /** Starts to ask; the first answer may come later, and until then every caller is refused with 503. */
  start(): void {
    void this.ask();
    this.timer = setInterval(() => void this.ask(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.hint.unsubscribe();
  }

  /** Asks now, unless that is under way. */
  ask(): Promise<void> {
    this.asking ??= this.learn().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async learn(): Promise<void> {
    try {
      this.denied.learn((await this.bus.ask(ListRevocations, {})).data);
    } catch (error) {
      this.log.debug({ fault: faultName(error) });
    }
  }
}
