/** Work that is taken up when there may be some. */
export interface LoopWork {
  readonly work: () => Promise<unknown>;
  /** Milliseconds between looks without a call; they catch a call that was lost. */
  readonly tick: number;
  /** Milliseconds that a turn keeps after it, so that what comes close together is taken up together; none unless said. */
  readonly apart?: number;
  readonly onError: (error: unknown) => void;
}

const firstRest = 250;
const longestRest = 10_000;

/** Takes work up on every call and every tick, never twice at once; after a failure it rests, longer each time. */
export class WorkLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private called = false;
  private failures = 0;
  private restsUntil = 0;

  constructor(private readonly loop: LoopWork) {}

  /** Begins; settled after the first turn, whether it succeeded or not. */
  async start(): Promise<void> {
    this.timer ??= setInterval(() => this.wake(), this.loop.tick).unref();
    this.wake();
    await this.running;
  }

  /** Says that there may be work; while some is being done, it is looked for once more afterwards. */
  wake(): void {
    if (!this.timer || performance.now() < this.restsUntil) return;
    this.called = true;
    this.running ??= this.run();
  }

  /** Ends after the work at hand. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.called && this.timer) {
      this.called = false;
      await this.turn();
      if (this.loop.apart !== undefined) await rest(this.loop.apart);
    }
    this.running = undefined;
  }

  private async turn(): Promise<void> {
    try {
      await this.loop.work();
      this.failures = 0;
    } catch (error) {
      this.restsUntil = performance.now() + Math.min(longestRest, firstRest * 2 ** this.failures);
      this.failures += 1;
      this.called = false;
      this.loop.onError(error);
    }
  }
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
