import { seenRecord } from '../../apps/personnel/src/record/record.table';

const opening = 'FROM (';
const closing = ') asked (reply)';

/**
 * The query inside a read of the product, without the context that is set before it, without its condition on the scope and without its line of audit; its parameters begin at $1. So the
 * bare variants ask the same of PostgreSQL, today and after the product has changed. @throws Error when reads are no longer put together like this
 */
export function bareStatement(text: string): string {
  const [from, to] = [text.indexOf(opening), text.indexOf(closing)];
  if (from < 0 || to < from) throw new Error('The query could not be found in the read of the product');
  return text
    .slice(from + opening.length, to)
    .replace(seenRecord('r'), 'true')
    .replaceAll(/\$(\d+)/g, (_, place: string) => `$${Number(place) - 1}`);
}

/** How many parameters a bare statement takes. */
export const parametersOf = (text: string): number => Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)));
