/**
 * Does what is handed to it once everything that has arrived by now has been heard. Messages that are sent together cost one call of the system, here, at
 * the broker and where they go; one that is alone goes at once.
 */
export class Together {
  private turn: Promise<void> | undefined;

  do<Result>(work: () => Result): Promise<Result> {
    return (this.turn ??= this.afterThisTurn()).then(work);
  }

  private afterThisTurn(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => {
        this.turn = undefined;
        resolve();
      });
    });
  }
}
