import { createHash } from 'node:crypto';
import { Reply } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';

/** One row of a list as its query gives it: what the client reads, and the key by which the list goes on after it. */
export interface PageRow {
  readonly item: object;
  readonly key: readonly (string | number | null)[];
}

/** What a list was asked with; a cursor is good only for the same criteria. */
export type Criteria = Readonly<Record<string, unknown>>;

// A cursor carries sort keys, and a sort key may hold a name: it is short-lived, stays with the client who saw the row, and never enters a log.
const fingerprint = (criteria: Criteria): string => createHash('sha256').update(JSON.stringify(criteria)).digest('base64url').slice(0, 12);

/** The key after which a page begins; undefined for the first page. @throws DomainError cursor-invalid */
export function openCursor(cursor: string | undefined, criteria: Criteria): PageRow['key'] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [made, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [string, PageRow['key']];
    if (made === fingerprint(criteria) && Array.isArray(key)) return key as PageRow['key'];
  } catch {
    // Falls through: whatever cannot be read was not issued here.
  }
  throw new DomainError('cursor-invalid');
}

/** A page out of at most `limit + 1` rows: the row too many only says that the list goes on. */
export function pageReply(
  rows: readonly PageRow[],
  { limit, criteria, total }: { limit: number; criteria: Criteria; total?: number },
): Reply {
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = shown.at(-1);
  const nextCursor = hasMore && last ? Buffer.from(JSON.stringify([fingerprint(criteria), last.key])).toString('base64url') : undefined;
  return Reply.json({ data: shown.map(({ item }) => item), page: { nextCursor, hasMore, total } });
}
