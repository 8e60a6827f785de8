/** Why a run ends, and the exit code that tells. */
export interface EndOfRun {
  readonly sentence: string;
  readonly code: 0 | 1;
}

/** Ctrl-C arrives up to three times, from the terminal, npm and the shell; only after this long (ms) is it said again on purpose. */
const echoes = 2_000;

/** Watches for what ends a run. The first cause aborts the signal, with an EndOfRun as its reason; being asked again, later, ends it at once. */
export function watchForEnd(): { readonly stopping: AbortSignal; readonly end: (cause: EndOfRun) => void } {
  const controller = new AbortController();
  let asked = 0;
  const end = (cause: EndOfRun) => {
    if (controller.signal.aborted) return;
    asked = performance.now();
    controller.abort(cause);
  };
  const ask = () => {
    if (controller.signal.aborted && performance.now() - asked > echoes) process.exit(130);
    end({ sentence: 'Stopping.', code: 0 });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  // The one who started us is gone without a word.
  process.once('disconnect', ask);
  return { stopping: controller.signal, end };
}

/** Waits for the end of the run. */
export function ended(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => (stopping.aborted ? resolve() : stopping.addEventListener('abort', () => resolve(), { once: true })));
}
