import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Reply, type MessageContext, type ReplyHead } from '@noivu/messaging';
import { answerOnce, inScope, type StoredReply } from '@noivu/persistence';

/**
 * Runs the change that a message orders, in one transaction: within the caller's scope, once per idempotency key, not after its deadline. What the
 * work writes, the line of audit and the event commit together or not at all.
 */
@Injectable()
export class Commands {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  /** @throws DomainError whatever the work refuses with, idempotency-key-reused, idempotency-key-in-use, service-unavailable */
  async run(message: MessageContext, work: (tx: EntityManager) => Promise<Reply>): Promise<Reply> {
    const { accountId, scopeContext } = message.signedIn();
    const { idempotencyKey, id, deadline } = message.envelope;
    const claim = { account: accountId, key: idempotencyKey ?? id, operation: message.subject, body: boundBody(message) };
    const stored = await inScope(this.db, scopeContext, (tx) => answerOnce(tx, claim, async () => toStored(await work(tx))), {
      deadline: new Date(deadline),
    });
    return fromStored(stored);
  }
}

// The same body under another If-Match is another request.
const boundBody = ({ body, envelope }: MessageContext): Buffer => Buffer.concat([Buffer.from(`${envelope.ifMatch ?? ''}\n`), body]);

function toStored({ body, head }: Reply): StoredReply {
  const { status = 200, ...rest } = head;
  const headers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  return { status, headers, reply: Buffer.from(body as Uint8Array) };
}

function fromStored({ status, headers, reply }: StoredReply): Reply {
  const { retryAfter, ...rest } = headers;
  const head: ReplyHead = { status, ...rest, ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }) };
  return new Reply(reply, head);
}
