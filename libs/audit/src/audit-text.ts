/** SQL of a moment as text, in microseconds, UTC. */
export const momentText = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * SQL of an entry as the text that is sealed: one line of JSON with every column, in this order and spacing. An export carries the same text, so whoever
 * checks it hashes what he reads, and no second program has to write JSON as PostgreSQL does.
 */
export const entryText = (entry: string): string => `json_build_object(
  'entryId', ${entry}.entry_id, 'at', ${momentText(`${entry}.at`)}, 'accountId', ${entry}.account_id, 'sessionId', ${entry}.session_id,
  'unitId', ${entry}.unit_id, 'sender', ${entry}.sender, 'action', ${entry}.action, 'outcome', ${entry}.outcome, 'recordId', ${entry}.record_id,
  'facts', ${entry}.facts, 'messageId', ${entry}.message_id, 'traceId', ${entry}.trace_id, 'xact', ${entry}.xact::text)::text`;

/** SQL of what a link says of itself beside its entry. */
export const linkText = (seq: string, entryId: string, at: { readonly sealedAt: string; readonly settled: string }): string =>
  `concat_ws('|', ${seq}, ${entryId}, ${momentText(at.sealedAt)}, ${at.settled})`;

/** What the first link of a service's chain is hung on; the chain of one service cannot be shown as that of another. */
export const chainBegin = (service: string): string => `noivu audit ${service}`;
