import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** Speaks to a broker byte by byte, as a client without manners does. */
export class WireClient {
  private heard = '';
  private hasEnded = false;
  private look: () => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.hear(chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.hasEnded = true;
      this.look();
    });
  }

  /** Connects and waits for the first line of the broker. @param url of the broker; its token is not shown */
  static async to(url: string): Promise<WireClient> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const client = new WireClient(socket);
    await once(socket, 'connect');
    await client.until('\r\n');
    return client;
  }

  /** Connects and shows the token of the URL. */
  static async admittedTo(url: string, wishes: object = {}): Promise<WireClient> {
    const client = await WireClient.to(url);
    const token = decodeURIComponent(new URL(url).username);
    client.say(`CONNECT ${JSON.stringify({ verbose: false, headers: true, ...wishes, auth_token: token })}\r\nPING\r\n`);
    await client.until('PONG\r\n');
    return client;
  }

  say(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** Everything heard so far, up to and with these words; what follows is kept for the next question. */
  async until(words: string): Promise<string> {
    while (!this.heard.includes(words)) {
      if (this.hasEnded)
        throw new Error(`The broker hung up before saying ${JSON.stringify(words)}; it said ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => (this.look = resolve));
    }
    const end = this.heard.indexOf(words) + words.length;
    const said = this.heard.slice(0, end);
    this.heard = this.heard.slice(end);
    return said;
  }

  /** What the broker said before it hung up. */
  async lastWords(): Promise<string> {
    while (!this.hasEnded) await new Promise<void>((resolve) => (this.look = resolve));
    return this.heard;
  }

  /** From here on what comes is left to lie. */
  stopReading(): void {
    this.socket.pause();
  }

  /** Reads on, without keeping it, until the broker has hung up. */
  async ending(): Promise<void> {
    this.socket.removeAllListeners('data').resume();
    await this.lastWords();
  }

  hangUp(): void {
    this.socket.destroy();
  }

  private hear(text: string): void {
    this.heard += text;
    this.look();
  }
}
