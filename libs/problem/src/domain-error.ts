import { problems, type ProblemCode } from './problem-catalogue';
import type { FieldError, Problem } from './problem';

/** What a refusal knows beyond its code: facts for programs, errors by field, the article it rests on. */
export interface ProblemFacts {
  readonly errors?: readonly FieldError[];
  readonly article?: string;
  /** Seconds until it is worth trying again; becomes the Retry-After header. */
  readonly retryAfter?: number;
  readonly [fact: string]: unknown;
}

/** A refusal that the domain foresees. Everything else is a fault, and answers 500. */
export class DomainError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
  ) {
    super(problems[code].en.title);
    this.name = 'DomainError';
  }

  /** The problem as it crosses NATS: without words, which the gateway adds in the language of the client. */
  toProblem(): Problem {
    return { ...this.facts, code: this.code, status: problems[this.code].status };
  }
}
