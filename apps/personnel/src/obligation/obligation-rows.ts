import type { EntityManager } from 'typeorm';
import type { Day } from '@noivu/calendar';
import type { FactKind, ObligationEvent, Tier } from '@noivu/contracts';
import type { DutyInputs, Reckoning } from './duty.rule';
import type { ObligationRow } from './obligation-row.rule';
import type { StandingDuty } from './settlement.rule';

type Tx = Pick<EntityManager, 'query'>;

/** A duty of a decision as it stands, with all that settling it or reckoning it again needs. */
export interface StandingRow extends StandingDuty {
  readonly event: ObligationEvent;
  readonly dueOn: Day;
  readonly projected: boolean;
  readonly inputs: DutyInputs;
}

// The place of the owner in the tree is looked up as the row is written: the tree and the row are then of one snapshot.
const INSERT = `INSERT INTO obligation (event, owner_unit_id, owner_ord, record_id, decision_id, transfer_id, act, kinds, kinds_done, starts_on, due_on,
    number, unit, article, instrument, basis, timer_id, role, projected, inputs, opened_at, met_at, met_on, days_late)
  SELECT o.event, o."ownerUnitId", n.ord, o."recordId", o."decisionId", o."transferId", o.act, o.kinds, o."kindsDone", o."startsOn", o."dueOn",
    o.number, o.unit, o.article, o.instrument, o.basis, o."timerId", o."responsibleRole", o.projected, o.inputs, o."openedAt",
    o."metAt", o."metOn", o."daysLate"
  FROM jsonb_to_recordset($1) AS o (event text, "ownerUnitId" uuid, "recordId" uuid, "decisionId" uuid, "transferId" uuid, act text,
    kinds text[], "kindsDone" text[], "startsOn" date, "dueOn" date, number smallint, unit text, article text, instrument text,
    basis text, "timerId" text, "responsibleRole" text, projected boolean, inputs jsonb, "openedAt" timestamptz, "metAt" timestamptz, "metOn" date, "daysLate" integer)
  JOIN unit_node n ON n.unit_id = o."ownerUnitId"`;

/** Writes duties down. */
export async function insertObligations(tx: Tx, rows: readonly ObligationRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(INSERT, [JSON.stringify(rows)]);
}

/** The tier of each unit, of the present tree. */
export async function tiersOf(tx: Tx, unitIds: readonly string[]): Promise<ReadonlyMap<string, Tier>> {
  const rows = await tx.query<{ unitId: string; tier: Tier }[]>('SELECT unit_id AS "unitId", tier FROM unit_node WHERE unit_id = ANY($1)', [
    [...new Set(unitIds)],
  ]);
  return new Map(rows.map(({ unitId, tier }) => [unitId, tier]));
}

const STANDING = `SELECT obligation_id AS "obligationId", event, kinds, kinds_done AS "kindsDone", met_at IS NULL AS "isOpen",
  due_on::text AS "dueOn", projected, inputs
  FROM obligation`;

/** The duties that a decision set on a record, those of transfers apart; held until the transaction ends. */
export const dutiesOfDecision = (tx: Tx, recordId: string, decisionId: string): Promise<StandingRow[]> =>
  tx.query(`${STANDING} WHERE record_id = $1 AND decision_id = $2 AND transfer_id IS NULL ORDER BY obligation_id FOR UPDATE`, [
    recordId,
    decisionId,
  ]);

/** The next duties by id that rest on a projected calendar; held until the transaction ends. */
export const projectedDuties = (tx: Tx, after: string, limit: number): Promise<StandingRow[]> =>
  tx.query(`${STANDING} WHERE projected AND obligation_id > $1 ORDER BY obligation_id LIMIT $2 FOR UPDATE`, [after, limit]);

/** The moment at which something was done, and its day in the province. */
export interface Met {
  readonly metAt: string;
  readonly metOn: Day;
}

const MEET = 'met_at = $2, met_on = $3, days_late = greatest($3::date - due_on, 0)';

/** Notes which kinds are done of a duty that goes on. */
export async function noteProgress(tx: Tx, obligationId: string, kindsDone: readonly FactKind[]): Promise<void> {
  await tx.query('UPDATE obligation SET kinds_done = $2 WHERE obligation_id = $1', [obligationId, kindsDone]);
}

/** Closes duties that are wholly done. */
export async function closeDuties(tx: Tx, obligationIds: readonly string[], { metAt, metOn }: Met): Promise<void> {
  if (obligationIds.length > 0)
    await tx.query(`UPDATE obligation SET kinds_done = kinds, ${MEET} WHERE obligation_id = ANY($1)`, [obligationIds, metAt, metOn]);
}

/** Closes the duty that asks for a step of a transfer. Gives whether there was one open. */
export async function closeStep(tx: Tx, { transferId, act }: { transferId: string; act: string }, { metAt, metOn }: Met): Promise<boolean> {
  const closing = `UPDATE obligation SET ${MEET} WHERE transfer_id = $1 AND act = $4 AND met_at IS NULL RETURNING obligation_id`;
  const [closed] = await tx.query<[unknown[], number]>(closing, [transferId, metAt, metOn, act]);
  return closed.length > 0;
}

// A duty that was done keeps its day; how late that was follows the new due date.
const RECKONED = `UPDATE obligation SET event = $2, starts_on = r."startsOn", due_on = r."dueOn", number = r.number, unit = r.unit,
    article = r.article,
    instrument = r.instrument, basis = r.basis, timer_id = r."timerId", role = r."responsibleRole", projected = r.projected, inputs = $3,
    days_late = CASE WHEN met_on IS NULL THEN NULL ELSE greatest(met_on - r."dueOn", 0) END
  FROM jsonb_to_record($4) AS r ("startsOn" date, "dueOn" date, number smallint, unit text, article text, instrument text,
    basis text, "timerId" text, "responsibleRole" text, projected boolean)
  WHERE obligation_id = $1`;
const TRAIL = 'INSERT INTO obligation_trail (obligation_id, at, why, before, after) VALUES ($1, $2, $3, $4, $5)';

/** Puts a new due date in the place of the old one, with its trail. */
export async function reckonAgain(
  tx: Tx,
  row: StandingRow,
  reckoned: { inputs: DutyInputs; reckoning: Reckoning; why: 'calendar' | 'event'; at: string },
): Promise<void> {
  const { inputs, reckoning, why, at } = reckoned;
  const before = { event: row.event, dueOn: row.dueOn, projected: row.projected };
  const after = { event: inputs.event, dueOn: reckoning.dueOn, projected: reckoning.projected };
  await tx.query(TRAIL, [row.obligationId, at, why, before, after]);
  await tx.query(RECKONED, [row.obligationId, inputs.event, inputs, reckoning]);
}
