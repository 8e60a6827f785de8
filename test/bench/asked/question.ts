import type { ServiceName } from '@noivu/contracts';

/** One kind of request of the product, asked by one account. */
export interface Question {
  /** As the tables print it; no other of the same run has it. */
  readonly name: string;
  readonly username: string;
  /** From the origin on: `/api/v1/personnel-records/`. */
  readonly path: string;
  /** One of them, drawn by lot, stands behind the path; nothing does unless said. */
  readonly endings?: readonly string[];
  /** One of them, drawn by lot, is posted; without them the path is got. */
  readonly bodies?: readonly object[];
  /** Whose CPU counts as the service's; personnel unless said. */
  readonly service?: ServiceName;
}
