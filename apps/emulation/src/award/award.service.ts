import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { AwardsChanged, RecordAwardDecision, type GrantedAward, type RecordAwardDecisionRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { announce, writableRow } from '@noivu/persistence';
import { personTable } from '@noivu/persons';
import { DomainError } from '@noivu/problem';
import { CLOCK, Commands } from '@noivu/service';
import { assertDecided } from './award-dates.rule';

const PERSON = `SELECT record_id FROM person p WHERE record_id = $1 AND ${writableRow(personTable('emulation'), 'p')}`;
// Two who record for one person at once take turns: each announces every award there is, under a version of its own.
const TURN = `SELECT pg_advisory_xact_lock(hashtextextended('emulation.awards.' || $1, 0))`;
const RECORD = `INSERT INTO award_decision (award_decision_id, record_id, title, year, decision_number, decided_on, decided_by, recorded_at, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT award_decision_once DO NOTHING RETURNING 1`;
const AWARDS = `SELECT jsonb_build_object('awardDecisionId', award_decision_id, 'title', title, 'year', year, 'decidedOn', decided_on) AS award
  FROM award_decision WHERE record_id = $1 ORDER BY recorded_at, award_decision_id`;

/** Decided awards (quyết định khen thưởng): recorded here, announced for the person's record. */
@Injectable()
export class AwardService {
  constructor(
    private readonly commands: Commands,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found outside the scope, award-not-decided, award-year-ahead, award-exists */
  record(request: RecordAwardDecisionRequest, message: MessageContext): Promise<Reply> {
    const now = this.clock.now();
    return this.commands.run(message, async (tx) => {
      await assertKnown(tx, request.recordId);
      assertDecided(request, dayInProvince(now));
      const award = { ...request, awardDecisionId: randomUUID(), recordedAt: now.toISOString(), version: 1 };
      await store(tx, award, message.signedIn().accountId);
      const { recordId, awardDecisionId } = award;
      await recordAudit(tx, message, { action: RecordAwardDecision.audit, recordId, facts: { awardDecisionId } });
      await announceAwards(tx, recordId);
      return Reply.json(award, { etag: etagOf(1) });
    });
  }
}

async function assertKnown(tx: EntityManager, recordId: string): Promise<void> {
  const people = await tx.query<unknown[]>(PERSON, [recordId]);
  if (people.length === 0) throw new DomainError('not-found');
}

async function store(
  tx: EntityManager,
  award: RecordAwardDecisionRequest & { awardDecisionId: string; recordedAt: string },
  accountId: string,
): Promise<void> {
  const { awardDecisionId, recordId, title, year, decisionNumber, decidedOn, decidedBy, recordedAt } = award;
  await tx.query(TURN, [recordId]);
  const stored = await tx.query<unknown[]>(RECORD, [
    awardDecisionId,
    recordId,
    title,
    year,
    decisionNumber,
    decidedOn,
    decidedBy,
    recordedAt,
    accountId,
  ]);
  if (stored.length === 0) throw new DomainError('award-exists');
}

// Awards are only ever added, so their number is a version that rises with each.
async function announceAwards(tx: EntityManager, recordId: string): Promise<void> {
  const rows = await tx.query<{ award: GrantedAward }[]>(AWARDS, [recordId]);
  const awards = rows.map(({ award }) => award);
  await announce(tx, AwardsChanged, { key: recordId, version: awards.length, payload: { recordId, version: awards.length, awards } });
}
