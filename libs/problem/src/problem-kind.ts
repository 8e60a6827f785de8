/** What a person reads of a problem, in one language. */
export interface ProblemText {
  readonly title: string;
  readonly detail: string;
}

/** One refusal the system can give: its HTTP status and what people read, in Vietnamese and English. */
export interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  readonly vi: ProblemText;
  readonly en: ProblemText;
}

/** Problem kinds by their stable code. */
export type ProblemCatalogue = Readonly<Record<string, ProblemKind>>;
