import { connectBroker } from '@noivu/messaging';
import { testNatsUrl } from '../../../harness/run-of-tests';

/** What somebody who listens to the broker learns of every message besides its body. */
export interface Overheard {
  readonly messages: () => number;
  /** Subjects and headers, with whatever a token holds inside. */
  readonly text: () => string;
  stop(): Promise<void>;
}

// A token is three texts in base64.
const opened = (value: string): string =>
  [value, ...value.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'))].join('\n');

/** Listens to every subject of the broker. */
export async function overhear(): Promise<Overheard> {
  const nats = await connectBroker({ url: testNatsUrl(), name: 'listener' });
  const heard: string[] = [];
  nats.subscribe('>', {
    callback: (_, { subject, reply = '', headers }) => {
      const values = headers?.keys().flatMap((name) => [name, ...headers.values(name).map(opened)]) ?? [];
      heard.push([subject, reply, ...values].join('\n'));
    },
  });
  await nats.flush();
  return { messages: () => heard.length, text: () => heard.join('\n'), stop: () => nats.close() };
}
