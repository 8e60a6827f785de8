import { problems, type ProblemCode } from './problem-catalogue';

/** One fault of one field: where (RFC 6901 pointer), what (stable code), and words for a person. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message?: string;
}

/** A problem between services: code, status and facts. */
export interface Problem {
  readonly code: ProblemCode;
  readonly status: number;
  readonly [fact: string]: unknown;
}

/** A problem document (RFC 9457) as clients read it. */
export interface ProblemDocument extends Problem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
  readonly traceId: string;
}

/** The languages that people are answered in; Vietnamese unless the client asks for English. */
export type Language = 'vi' | 'en';

/** Puts a problem into the words of one language. */
export function problemDocument(problem: Problem, at: { language: Language; instance: string; traceId: string }): ProblemDocument {
  const text = problems[problem.code][at.language];
  return { ...problem, type: `/problems/${problem.code}`, ...text, instance: at.instance, traceId: at.traceId };
}

/** Tells whether what came over the wire is a problem of ours. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && Object.hasOwn(problems, value.code)
  );
}
