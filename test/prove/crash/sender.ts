import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { clerkPassword, clerks, type Clerk } from '../fleet/peopled';
import type { Journal, Told, Verb, Write } from './journal';

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly body: Told;
}

/** What a clerk wants written. */
export type Sending = Pick<Write, 'verb' | 'clerk' | 'path' | 'body' | 'mark'> & Partial<Pick<Write, 'ifMatch' | 'transferId'>>;

/** Longer than an answer takes that comes at all; whoever waits longer sends again, under the same key. */
const PATIENCE_MS = 2_000;
const REST_MS = 100;

let marks = 0;

/** A word that nothing else in this run holds. */
export const newMark = (): string => `K${(marks += 1)}/QĐ`;

/** Sends writes of clerks to a gateway, again and again under the same key, until they are answered for good. */
export class Sender {
  /** Answers that nobody should ever get: 5xx other than 503. */
  readonly faults: string[] = [];
  private readonly tokens = new Map<Clerk, Promise<string>>();
  private isGivenUp = false;

  constructor(
    private readonly url: () => string,
    readonly journal: Journal,
  ) {}

  /** Lets writes that are still unanswered be. */
  giveUp(): void {
    this.isGivenUp = true;
  }

  /**
   * Sends one write; its outcome stands in the journal. Several copies go out at once; with little patience (milliseconds) it is let be before it is
   * answered, and what came of it stays unknown. Undefined: refused, or let be.
   */
  async write(write: Sending, { copies = 1, patience }: { copies?: number; patience?: number } = {}): Promise<Told | undefined> {
    const noted = this.journal.begin({ ...write, key: randomUUID() });
    while (!this.isGivenUp) {
      noted.tries += copies;
      const answers = await Promise.all(Array.from({ length: copies }, () => this.deliver({ ...noted, patience })));
      const answer = answers.find((one) => one && one.status < 300) ?? answers.find((one) => one && this.isFinal(noted.verb, one));
      if (answer) {
        noted.outcome = answer.status < 300 ? { done: answer.body } : { refused: String(answer.body['code']) };
        return answer.status < 300 ? answer.body : undefined;
      }
      if (patience !== undefined) noted.outcome = 'unknown';
      if (patience !== undefined) return undefined;
      await wait(REST_MS);
    }
    return undefined;
  }

  /** Sends one write once, and says what came back; undefined: nothing in time. */
  async deliver({
    clerk,
    path,
    body,
    key,
    ifMatch,
    patience,
  }: Pick<Write, 'clerk' | 'path' | 'body' | 'key' | 'ifMatch'> & { patience?: number | undefined }): Promise<Answered | undefined> {
    const headers = { 'idempotency-key': key, ...(ifMatch !== undefined && { 'if-match': `"v${ifMatch}"` }) };
    return this.ask('POST', path, { clerk, body, headers, patience });
  }

  /** Reads something. */
  async read(clerk: Clerk, path: string): Promise<Answered | undefined> {
    return this.ask('GET', path, { clerk, headers: {} });
  }

  private isFinal(verb: Verb, { status, body }: Answered): boolean {
    if (status === 401) this.tokens.clear();
    if (status >= 500 && status !== 503) this.faults.push(`${verb}: ${status} ${JSON.stringify(body)}`);
    return ![401, 429, 500, 502, 503, 504].includes(status) && body['code'] !== 'idempotency-key-in-use';
  }

  private async ask(
    method: string,
    path: string,
    { clerk, body, headers, patience }: { clerk: Clerk; body?: Told; headers: Record<string, string>; patience?: number | undefined },
  ): Promise<Answered | undefined> {
    try {
      const authorization = `Bearer ${await this.tokenOf(clerk)}`;
      return await this.exchange(method, path, { body, headers: { ...headers, authorization }, patience });
    } catch {
      // No connection, cut off, or no answer in time: what came of it is unknown.
      return undefined;
    }
  }

  private tokenOf(clerk: Clerk): Promise<string> {
    const known = this.tokens.get(clerk) ?? this.signIn(clerk);
    this.tokens.set(clerk, known);
    known.catch(() => this.tokens.delete(clerk));
    return known;
  }

  private async signIn(clerk: Clerk): Promise<string> {
    const body = { username: clerks[clerk].username, password: clerkPassword };
    const answer = await this.exchange('POST', 'auth/sign-in', { body, headers: {}, patience: 10_000 });
    if (answer.status !== 200) throw new Error(`${clerk} cannot sign in: ${answer.status}`);
    return String(answer.body['accessToken']);
  }

  private async exchange(
    method: string,
    path: string,
    { body, headers, patience = PATIENCE_MS }: { body?: Told | undefined; headers: Record<string, string>; patience?: number | undefined },
  ): Promise<Answered> {
    const response = await fetch(`${this.url()}/api/v1/${path}`, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Told };
  }
}
