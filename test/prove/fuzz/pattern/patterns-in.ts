import ts from 'typescript';

/** A regular expression where it stands in the code. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
  /** Put together while the program runs: what stands here is the expression that does it. */
  readonly isBuilt: boolean;
}

const literal = /^\/(.*)\/([a-z]*)$/s;

/** Every regular expression of a file: those that are written out, and those that `RegExp` makes of a text. */
export function patternsIn(file: string, code: string): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = literal.exec(node.text) ?? [];
      found.push({ file, source, flags, isBuilt: false });
    }
    const makes = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
    if (makes) found.push({ file, source: node.arguments?.[0]?.getText() ?? '', flags: '', isBuilt: true });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true));
  return found;
}
