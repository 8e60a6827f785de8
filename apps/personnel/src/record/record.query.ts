import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import type { Day } from '@noivu/calendar';
import { GetFacts, GetRecord, LookupRecord, type GetFactsRequest, type GetRecordRequest, type LookupRecordRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { Reads, scopedWithAudit, type ScopedStatement } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { PersonalMark } from './personal-mark';
import { seenRecord } from './record.table';
import { factJson } from './written';

const audit = (first: number) => ({ table: 'audit_entry', values: auditColumns(first) });

/** `version` comes first: the ETag is read from the head of the text, and the rest of it is not looked at. */
export const getRecord = scopedWithAudit({
  name: 'record-get',
  text: `SELECT json_strip_nulls(json_build_object('version', r.version, 'recordId', r.id, 'custodianUnitId', r.custodian_unit_id, 'asOf', $3::date, 'knownAt', $4::text,
      'facts', coalesce((SELECT json_object_agg(k.kind, k.facts) FROM (
        SELECT f.kind, json_agg(${factJson} ORDER BY lower(f.valid), f.row_id) AS facts FROM fact f
        WHERE f.record_id = $2 AND f.valid @> $3::date AND CASE WHEN $4::text IS NULL THEN upper_inf(f.recorded) ELSE f.recorded @> $4::timestamptz END
        GROUP BY f.kind) k), '{}')))::text
    FROM record r WHERE r.id = $2 AND ${seenRecord('r')}`,
  audit: audit(5),
});

export const getFacts = scopedWithAudit({
  name: 'fact-list',
  text: `SELECT json_strip_nulls(json_build_object('data', coalesce((
        SELECT json_agg(${factJson} ORDER BY lower(f.recorded) DESC, lower(f.valid) DESC, f.row_id DESC) FROM (
          SELECT row_id, fact_id, valid, value, decision_id, act,
            CASE WHEN upper(recorded) <= $4::timestamptz OR $4::text IS NULL THEN recorded ELSE tstzrange(lower(recorded), NULL) END AS recorded
          FROM fact WHERE record_id = $2 AND kind = $3 AND ($4::text IS NULL OR lower(recorded) <= $4::timestamptz)) f), '[]')))::text
    FROM record r WHERE r.id = $2 AND ${seenRecord('r')}`,
  audit: audit(5),
});

const LOOKUP = {
  name: 'record-lookup',
  text: `SELECT json_build_object('recordId', r.id)::text FROM record r WHERE r.citizen_number = $2 AND ${seenRecord('r')}`,
};
export const lookupRecord = scopedWithAudit({
  ...LOOKUP,
  audit: { table: 'audit_entry', values: { ...auditColumns(3), record_id: `coalesce($8::uuid, (read.reply::json->>'recordId')::uuid)` } },
});

/** Reads of one record: each one prepared statement, with its line of audit, whose JSON passes through as bytes. */
@Injectable()
export class RecordQuery {
  constructor(
    private readonly reads: Reads,
    private readonly mark: PersonalMark,
  ) {}

  /** What held on a day, as known now or then. @throws DomainError not-found */
  async get({ recordId, asOf, knownAt }: GetRecordRequest, message: MessageContext, today: Day): Promise<Reply> {
    const facts = { asOf: asOf ?? today, knownAt };
    const values = [recordId, asOf ?? today, knownAt ?? null, ...auditValues(message, { action: GetRecord.audit, recordId, facts })];
    const record = await this.one(getRecord, message, values);
    return new Reply(record, { etag: etagOf(versionIn(record)) });
  }

  /** Every row of one kind that was ever recorded, newest first. @throws DomainError not-found */
  async facts({ recordId, kind, knownAt }: GetFactsRequest, message: MessageContext): Promise<Reply> {
    const values = [
      recordId,
      kind,
      knownAt ?? null,
      ...auditValues(message, { action: GetFacts.audit, recordId, facts: { kind, knownAt } }),
    ];
    return new Reply(await this.one(getFacts, message, values));
  }

  /** The record of a citizen number, where the scope holds it. @throws DomainError not-found */
  async lookup({ citizenNumber }: LookupRecordRequest, message: MessageContext): Promise<Reply> {
    const facts = { citizenNumber: this.mark.of(citizenNumber) };
    return new Reply(
      await this.one(lookupRecord, message, [citizenNumber, ...auditValues(message, { action: LookupRecord.audit, facts })]),
    );
  }

  private async one(statement: ScopedStatement, message: MessageContext, values: readonly unknown[]): Promise<string> {
    const found = await this.reads.one(statement, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return found;
  }
}

/** The version at the head of the text of a record. */
const versionIn = (record: string): number => Number(/^\{"version":(\d+)/.exec(record)?.[1]);
