const plain = /^[a-z_][a-z0-9_]{0,62}$/;

/** Passes a plain lower-case SQL name and refuses everything else: names cannot be parameters, so they are never taken from outside. */
export function sqlName(name: string): string {
  if (!plain.test(name)) throw new Error(`Not a plain SQL name: ${name}`);
  return name;
}
