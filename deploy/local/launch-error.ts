/** A refusal to start that a person can act on: one clear sentence, shown without a stack. */
export class LaunchError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'LaunchError';
  }
}

const sentences: Readonly<Record<string, (where: string) => string>> = {
  ENOSPC: (where) => `The disk is full: nothing could be written${where}.`,
  EDQUOT: (where) => `The disk quota is used up: nothing could be written${where}.`,
  EACCES: (where) => `This user may not write or read${where}.`,
  EPERM: (where) => `This user may not do that${where}.`,
  EROFS: (where) => `The file system is read-only: nothing could be written${where}.`,
  ENOENT: (where) => `There is no such place${where}.`,
  EEXIST: (where) => `Something that is no folder stands in the way${where}.`,
  // PostgreSQL's own word for it (class 53 of its error codes).
  '53100': () => 'The disk is full: PostgreSQL could not write its data.',
  ENOTDIR: (where) => `Something that is no folder stands in the way${where}.`,
  EADDRINUSE: (where) => `The address is already in use${where}.`,
};

/** The words for any failure of a start; faults of our own keep their stack, since nobody but us can act on them. */
export function sentenceOf(error: unknown): string {
  if (error instanceof LaunchError) return error.message;
  const { code, path, address, port, stack } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const where = path ? ` (${path})` : port ? ` (${address ?? ''}:${port})` : '';
  const known = code ? sentences[code] : undefined;
  return known ? known(where) : (stack ?? String(error));
}
