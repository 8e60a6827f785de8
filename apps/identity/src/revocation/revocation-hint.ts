import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectBroker } from '@noivu/messaging';
import { REVOCATION_HINT, SETTINGS, type Settings } from '@noivu/service';

/** Tells every process that somebody has lost a right. A hint that is lost costs two seconds: everybody asks that often anyway. */
@Injectable()
export class RevocationHint implements OnApplicationShutdown {
  private readonly subject: string;
  private connecting: Promise<NatsConnection> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.subject = (settings.subjectPrefix ?? '') + REVOCATION_HINT;
  }

  /** To be called after the loss is committed. Never throws. */
  async give(): Promise<void> {
    try {
      const { brokerUrl: url, brokerSeeds } = this.settings;
      this.connecting ??= connectBroker({ url, name: 'identity hints', sender: 'identity', seed: brokerSeeds?.['identity'] });
      const nats = await this.connecting;
      if (!nats.isClosed()) nats.publish(this.subject);
    } catch {
      this.connecting = undefined;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const nats = await this.connecting?.catch(() => undefined);
    await nats?.drain();
  }
}
