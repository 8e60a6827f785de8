type Step = () => Promise<void> | void;

/** What has been started, taken down in the opposite order. A step that fails does not keep the others from running. */
export class Teardown {
  private readonly steps: Step[] = [];

  add(step: Step): void {
    this.steps.push(step);
  }

  /** @returns what went wrong on the way down */
  async run(): Promise<readonly unknown[]> {
    const faults: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (fault) {
        faults.push(fault);
      }
    }
    return faults;
  }
}
