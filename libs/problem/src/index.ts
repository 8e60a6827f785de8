export { DomainError, type ProblemFacts } from './domain-error';
export { faultName } from './fault-name';
export { isProblem, problemDocument, type FieldError, type Language, type Problem, type ProblemDocument } from './problem';
export { problems, type ProblemCode } from './problem-catalogue';
export type { ProblemCatalogue, ProblemKind, ProblemText } from './problem-kind';
