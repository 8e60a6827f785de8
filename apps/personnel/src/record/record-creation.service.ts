import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { dayInProvince } from '@noivu/calendar';
import { CreateRecord, type CreateRecordRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { Commands } from '@noivu/service';
import { Decisions } from '../decision/decisions';
import { ObligationKeeper } from '../obligation/obligation-keeper';
import { holdTree } from '../unit/hold-tree';
import { firstDayOf } from './always-held.rule';
import { firstActs } from './fact-acts';
import { assertNumberFree, citizenNumberIn, firstTimeline, RecordChanges, type RecordedChange } from './record-changes';
import { newRecordView } from './record-view';
import type { Addition } from './timeline.rule';

const CUSTODIAN = 'SELECT unit_id AS "unitId" FROM unit_node WHERE unit_id = $1 AND ord <@ (SELECT personnel.scope())';
const INSERT = `INSERT INTO record (id, custodian_unit_id, custodian_ord, citizen_number, version, recorded_at, created_at)
  SELECT $1, unit_id, ord, $3, 0, $4, $4 FROM unit_node WHERE unit_id = $2 ON CONFLICT DO NOTHING RETURNING id`;

/** A record that is being made. */
interface Making {
  readonly recordId: string;
  readonly custodianUnitId: string;
  readonly citizenNumber: string;
  readonly createdAt: Date;
}

/** Makes records (lập hồ sơ). */
@Injectable()
export class RecordCreation {
  constructor(
    private readonly commands: Commands,
    private readonly changes: RecordChanges,
    private readonly decisions: Decisions,
    private readonly obligations: ObligationKeeper,
  ) {}

  /**
   * @throws DomainError request-invalid, not-found, facts-missing, record-exists within the scope, record-needs-review outside it, and what the
   * decision or a change may be refused for
   */
  async create(request: CreateRecordRequest, message: MessageContext): Promise<Reply> {
    const decisionId = randomUUID();
    const acts = await firstActs(request.facts, decisionId);
    const citizenNumber = citizenNumberIn(firstTimeline(acts).rows);
    return this.commands.run(message, async (tx) => {
      await holdTree(tx);
      const making = {
        recordId: randomUUID(),
        custodianUnitId: await custodianOf(tx, request),
        citizenNumber,
        createdAt: this.changes.now(),
      };
      await insert(tx, making);
      const done = await this.write(tx, message, { request, acts, decisionId, making });
      return this.reply(making, done);
    });
  }

  private async write(
    tx: EntityManager,
    message: MessageContext,
    { request, acts, decisionId, making }: { request: CreateRecordRequest; acts: Addition[]; decisionId: string; making: Making },
  ): Promise<RecordedChange> {
    const { recordId, custodianUnitId } = making;
    const kinds = [...new Set(acts.map(({ kind }) => kind))];
    const decision = await this.decisions.enter(tx, message, { ...request.decision, decisionId, concerns: [{ recordId, kinds }] });
    const done = await this.changes.begin(tx, making, { acts, decisionId, recordedBy: message.signedIn().accountId });
    const { reportedForDutyOn } = request;
    await this.obligations.recordCreated(tx, message, { recordId, custodianUnitId, decision, reportedForDutyOn });
    await recordAudit(tx, message, {
      action: CreateRecord.audit,
      recordId,
      facts: { changeId: done.changeId, decisionId, custodianUnitId, kinds },
    });
    return done;
  }

  // Who makes a record ahead of the first day is shown that day, not an empty today.
  private reply({ recordId, custodianUnitId }: Making, done: RecordedChange): Reply {
    const [today, firstDay = today] = [dayInProvince(this.changes.now()), firstDayOf(done.rows)];
    const view = newRecordView({ recordId, custodianUnitId }, done, firstDay > today ? firstDay : today);
    return Reply.json(view, { status: 201, etag: etagOf(done.version), location: `/api/v1/personnel-records/${recordId}` });
  }
}

async function custodianOf(tx: EntityManager, { custodianUnitId }: CreateRecordRequest): Promise<string> {
  const [unit] = await tx.query<{ unitId: string }[]>(CUSTODIAN, [custodianUnitId]);
  if (!unit) throw new DomainError('not-found');
  return unit.unitId;
}

async function insert(tx: EntityManager, { recordId, custodianUnitId, citizenNumber, createdAt }: Making): Promise<void> {
  const made = await tx.query<object[]>(INSERT, [recordId, custodianUnitId, citizenNumber, createdAt]);
  if (made.length > 0) return;
  await assertNumberFree(tx, citizenNumber);
  // It stands outside the scope, and that is not said: the same answer has other causes too.
  throw new DomainError('record-needs-review');
}
