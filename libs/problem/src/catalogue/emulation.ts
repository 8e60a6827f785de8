import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the emulation service. */
export const emulationProblems = {} as const satisfies ProblemCatalogue;
