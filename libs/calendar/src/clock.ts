/** Where the present moment comes from. Rules take days; whoever calls them reads a clock that was passed in. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };
