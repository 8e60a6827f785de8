import { problems, type ProblemKind } from '@noivu/problem';
import { expectPrinted } from './printed';

const row = ([code, { status, vi, en }]: [string, ProblemKind]) => `| \`${code}\` | ${status} | ${vi.title} | ${en.title} |`;

it('docs/problems.md is the catalogue of refusals', () => {
  const rows = Object.entries<ProblemKind>(problems)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(row);
  const head = ['# Refusals', '', 'Printed from `libs/problem` by `npm run docs`. Programs switch on the code; people read the title.', ''];
  const table = ['| code | status | tiếng Việt | English |', '| --- | --- | --- | --- |', ...rows, ''];
  expectPrinted('docs/problems.md', [...head, ...table].join('\n'));
});
