/** A file that somebody made to do harm, and what has to come of it. */
export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly kind: 'document' | 'roster';
  readonly bytes: () => Buffer;
  /** `taken` where it is harmless to whoever keeps it; else the code of the refusal. */
  readonly upload: string;
  /** The code with which the check of the roster ends, where the upload is taken. */
  readonly check?: string;
  /** Sent without saying how long it is. */
  readonly isStreamed?: boolean;
  /** Takes seconds by itself: left to the full proof. */
  readonly isSlow?: boolean;
}

export const MEGABYTE = 1024 * 1024;
