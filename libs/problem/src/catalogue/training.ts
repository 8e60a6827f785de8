import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the training service. */
export const trainingProblems = {} as const satisfies ProblemCatalogue;
