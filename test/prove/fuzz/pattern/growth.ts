import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import type { Quantifier } from '@eslint-community/regexpp/ast';
import { isDisjointWith, JS, NFA } from 'refa';
import { analyse } from 'scslre';

/** How the time of a regular expression grows with the text, at worst. */
export type Growth = 'linear' | 'polynomial' | 'exponential';

const plain = { assertions: 'disable', backreferences: 'disable' } as const;

/** Whether a repetition without end can take one text in two ways, because two of its alternatives can begin it: scslre looks at repetitions alone. */
function isTwofold({ max, element }: Quantifier, parser: JS.Parser, flags: string): boolean {
  if (max !== Infinity || (element.type !== 'Group' && element.type !== 'CapturingGroup')) return false;
  const { alternatives } = parser.parseElement(element, plain).expression;
  const again = { type: 'Quantifier', min: 0, max: Infinity, lazy: false, alternatives } as const;
  const ways = alternatives.map(({ elements }) =>
    NFA.fromRegex(
      { type: 'Expression', alternatives: [{ type: 'Concatenation', elements: [...elements, again] }] },
      { maxCharacter: /[uv]/.test(flags) ? 0x10ffff : 0xffff },
    ),
  );
  return ways.some((one, place) => ways.slice(place + 1).some((other) => !isDisjointWith(one, other)));
}

function hasTwofold(source: string, flags: string): boolean {
  const literal = new RegExpParser().parseLiteral(`/${source}/${flags}`);
  const parser = JS.Parser.fromAst(literal);
  let isFound = false;
  visitRegExpAST(literal.pattern, { onQuantifierEnter: (quantifier) => void (isFound ||= isTwofold(quantifier, parser, flags)) });
  return isFound;
}

/** Tells how the time of a regular expression grows. @throws Error where it cannot be parsed */
export function growthOf(source: string, flags: string): Growth {
  const { reports } = analyse({ source, flags });
  if (reports.some(({ exponential }) => exponential) || hasTwofold(source, flags)) return 'exponential';
  return reports.length > 0 ? 'polynomial' : 'linear';
}
