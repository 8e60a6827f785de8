import type { EntityManager } from 'typeorm';
import type { Day } from '@noivu/calendar';
import { DomainError } from '@noivu/problem';
import { instant } from '../record/written';
import { seenTransfer } from './transfer.table';
import type { TransferStanding } from './transfer-step.rule';

type Tx = Pick<EntityManager, 'query'>;

/** A transfer as it is stored, as far as use cases need it. */
export interface TransferRow extends TransferStanding {
  readonly transferId: string;
  readonly recordId: string;
  readonly decisionId: string;
  readonly issuedOn: Day;
  readonly effectiveOn: Day;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
}

/** A TransferView out of the row t. */
export const transferJson = `json_strip_nulls(json_build_object('transferId', t.transfer_id, 'recordId', t.record_id, 'kind', t.kind,
  'state', t.state,
  'fromUnitId', t.from_unit_id, 'toUnitId', t.to_unit_id, 'usingUnitId', t.using_unit_id, 'decisionId', t.decision_id, 'effectiveOn', t.effective_on,
  'title', t.title, 'reason', t.reason, 'proposedAt', ${instant('t.proposed_at')}, 'sentAt', ${instant('t.sent_at')},
  'endedAt', ${instant('t.ended_at')},
  'version', t.version))`;

const INSERT = `INSERT INTO transfer (transfer_id, record_id, kind, state, from_unit_id, from_ord, to_unit_id, to_ord, using_unit_id, title,
    decision_id, issued_on, effective_on, one_step, proposed_at)
  SELECT $1, $2, $3, 'PROPOSED', f.unit_id, f.ord, r.unit_id, r.ord, $6, $7, $8, $9, $10, $11, $12
  FROM unit_node f LEFT JOIN unit_node r ON r.unit_id = $5 WHERE f.unit_id = $4`;

/** Writes a transfer that was prepared. */
export async function insertTransfer(tx: Tx, row: TransferRow, { isOneStep, at }: { isOneStep: boolean; at: string }): Promise<void> {
  const {
    transferId,
    recordId,
    kind,
    fromUnitId,
    toUnitId = null,
    usingUnitId = null,
    title = null,
    decisionId,
    issuedOn,
    effectiveOn,
  } = row;
  await tx.query(INSERT, [
    transferId,
    recordId,
    kind,
    fromUnitId,
    toUnitId,
    usingUnitId,
    title,
    decisionId,
    issuedOn,
    effectiveOn,
    isOneStep,
    at,
  ]);
}

const HOLD = `SELECT json_strip_nulls(json_build_object('transferId', transfer_id, 'recordId', record_id, 'kind', kind, 'state', state,
    'version', version,
    'isEnded', ended_at IS NOT NULL, 'fromUnitId', from_unit_id, 'toUnitId', to_unit_id, 'usingUnitId', using_unit_id, 'title', title,
    'reason', reason,
    'decisionId', decision_id, 'issuedOn', issued_on, 'effectiveOn', effective_on)) AS held
  FROM transfer t WHERE transfer_id = $1 AND ${seenTransfer('t')} FOR UPDATE`;

/** Takes hold of a transfer of which the scope holds either side. @throws DomainError not-found */
export async function holdTransfer(tx: Tx, transferId: string): Promise<TransferRow> {
  const [row] = await tx.query<{ held: TransferRow }[]>(HOLD, [transferId]);
  if (!row) throw new DomainError('not-found');
  return row.held;
}

const MOVE = `UPDATE transfer SET state = $2, version = $3, using_unit_id = $4, title = $5, reason = $6,
  ended_at = CASE WHEN $7 THEN $8::timestamptz END,
  sent_at = CASE WHEN $2 = 'SENT' THEN $8::timestamptz ELSE sent_at END WHERE transfer_id = $1`;

/** Writes where a transfer stands after a step in which custody stays where it is. */
export async function moveTransfer(tx: Tx, row: TransferRow, at: string): Promise<void> {
  const { transferId, state, version, usingUnitId = null, title = null, reason = null, isEnded } = row;
  await tx.query(MOVE, [transferId, state, version, usingUnitId, title, reason, isEnded, at]);
}

/** Writes where a transfer stands after the step in which custody passes, and passes it. */
export async function takeCustody(tx: Tx, { transferId, version, isEnded, usingUnitId, title }: TransferRow, at: string): Promise<void> {
  await tx.query('SELECT personnel.take_custody($1, $2, $3, $4, $5, $6)', [
    transferId,
    version - 1,
    at,
    isEnded,
    usingUnitId ?? null,
    title ?? null,
  ]);
}

const VIEW = `SELECT ${transferJson}::text AS view FROM transfer t WHERE t.transfer_id = $1 AND ${seenTransfer('t')}`;

/** A transfer as clients read it. */
export async function transferView(tx: Tx, transferId: string): Promise<string> {
  const [row] = await tx.query<{ view: string }[]>(VIEW, [transferId]);
  if (!row) throw new DomainError('not-found');
  return row.view;
}
