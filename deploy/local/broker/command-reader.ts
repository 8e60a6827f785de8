import { readControlLine, type ControlLine, type PublishHead } from './control-line';
import { ProtocolError } from './protocol-error';

/** A message that a client sends: its head, the header bytes as they came (undefined without) and the payload. */
export interface Publication extends PublishHead {
  readonly verb: 'MESSAGE';
  readonly headers: Buffer | undefined;
  readonly payload: Buffer;
}

/** What a client wants, whole. */
export type Command = Exclude<ControlLine, { verb: 'PUBLISH' }> | Publication;

/** The longest control line that nats-server takes. */
const longestLine = 4_096;
const lineFeed = 0x0a;
const lineEnd = Buffer.from('\r\n');

/** Cuts the bytes of one connection into commands, however they were split on the way. */
export class CommandReader {
  private rest: Buffer = Buffer.alloc(0);
  private head: PublishHead | undefined;

  constructor(private readonly maxPayload: number) {}

  /** @throws ProtocolError after the commands before the breach have been yielded */
  *read(chunk: Buffer): Generator<Command> {
    this.rest = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    for (let command = this.next(); command !== 'incomplete'; command = this.next()) {
      if (command) yield command;
    }
  }

  private next(): Command | 'incomplete' | undefined {
    return this.head ? this.nextPayload(this.head) : this.nextLine();
  }

  private nextLine(): Command | 'incomplete' | undefined {
    const end = this.rest.indexOf(lineFeed);
    if (end > longestLine || (end < 0 && this.rest.length > longestLine)) throw new ProtocolError('maximum control line exceeded');
    if (end < 0) return 'incomplete';
    const line = this.take(end + 1)
      .toString('utf8')
      .trimEnd();
    if (line === '') return undefined;
    const read = readControlLine(line);
    if (read.verb !== 'PUBLISH') return read;
    if (read.totalSize > this.maxPayload) throw new ProtocolError('Maximum Payload Violation');
    this.head = read;
    return undefined;
  }

  private nextPayload(head: PublishHead): Publication | 'incomplete' {
    if (this.rest.length < head.totalSize + lineEnd.length) return 'incomplete';
    const body = this.take(head.totalSize);
    if (!this.take(lineEnd.length).equals(lineEnd)) throw new ProtocolError('Parser Error');
    this.head = undefined;
    const headers = head.headerSize ? body.subarray(0, head.headerSize) : undefined;
    return { ...head, verb: 'MESSAGE', headers, payload: body.subarray(head.headerSize) };
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }
}
