import { edgeProblems } from './catalogue/edge';
import { emulationProblems } from './catalogue/emulation';
import { identityProblems } from './catalogue/identity';
import { organizationProblems } from './catalogue/organization';
import { personnelProblems } from './catalogue/personnel';
import { regulationProblems } from './catalogue/regulation';
import { reportingProblems } from './catalogue/reporting';
import { trainingProblems } from './catalogue/training';

/** Every refusal the system can give; docs/problems.md is printed from this table. */
export const problems = {
  ...edgeProblems,
  ...regulationProblems,
  ...identityProblems,
  ...organizationProblems,
  ...personnelProblems,
  ...trainingProblems,
  ...emulationProblems,
  ...reportingProblems,
} as const;

/** The stable code of a problem: what programs switch on. */
export type ProblemCode = keyof typeof problems;
