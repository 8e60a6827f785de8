/** A regular expression whose time grows with the square of the text, and why that harms nobody; none may grow faster. */
export interface KnownPattern {
  readonly file: string;
  readonly source: string;
  readonly why: string;
}

export const polynomial: readonly KnownPattern[] = [
  {
    file: 'apps/gateway/src/http/openapi.ts',
    source: String.raw`\{?:?([A-Za-z]+)\}?\(\^\[\^:\]\+\)`,
    why: 'reads the paths of our own routes, once at the start',
  },
  { file: 'deploy/local/bare/ancestors.mjs', source: String.raw`\((.*)\)`, why: 'reads a line of the kernel with a name of 15 characters' },
  {
    file: 'deploy/local/bare/ancestors.mjs',
    source: String.raw`.*\) \S (\d+)`,
    why: 'reads a line of the kernel with a name of 15 characters',
  },
];

/** Those that are put together while the program runs, with one that they come to. */
export const built: readonly (KnownPattern & { readonly for: string })[] = [
  {
    file: 'libs/contracts/src/field/fields.ts',
    source: '`^\\\\d{1,${digits}}(\\\\.\\\\d{1,2})?$`',
    why: 'of a number in the code',
    for: String.raw`^\d{1,3}(\.\d{1,2})?$`,
  },
  {
    file: 'deploy/local/bare/run-proofs.mjs',
    source: '`(<!-- figures: ${proof} -->\\n)[\\\\s\\\\S]*?(<!-- end -->)`',
    why: 'of the name of a proof, on a page of our own',
    for: String.raw`(<!-- figures: fuzz -->\n)[\s\S]*?(<!-- end -->)`,
  },
];
