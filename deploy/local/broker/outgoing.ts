import type { Socket } from 'node:net';
import { errorLine } from './frames';

/** Bytes that may wait for a client that reads slowly, as in nats-server. */
const mostPending = 64 * 1024 * 1024;
/** Milliseconds for a client to close its side too. */
const longestGoodbye = 1_000;

/** What goes out to one client: gathered during a turn of the event loop and written at once. */
export class Outgoing {
  private parts: Buffer[] = [];
  private size = 0;

  constructor(private readonly socket: Socket) {}

  send(...parts: readonly Buffer[]): void {
    if (this.socket.destroyed) return;
    if (this.parts.length === 0) setImmediate(() => this.flush());
    for (const part of parts) {
      this.parts.push(part);
      this.size += part.length;
    }
    // Whoever reads this slowly would not read the reason either.
    if (this.size + this.socket.writableLength > mostPending) this.socket.destroy();
  }

  /** Says why, then hangs up. */
  end(reason: string): void {
    this.flush();
    this.socket.end(errorLine(reason));
    this.socket.setTimeout(longestGoodbye, () => this.socket.destroy());
  }

  private flush(): void {
    if (this.parts.length === 0 || this.socket.destroyed) return;
    this.socket.write(Buffer.concat(this.parts, this.size));
    this.parts = [];
    this.size = 0;
  }
}
