import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { CoursesChanged, RecordEnrolment, type CompletedCourse, type RecordEnrolmentRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { announce, writableRow } from '@noivu/persistence';
import { personTable } from '@noivu/persons';
import { DomainError } from '@noivu/problem';
import { CLOCK, Commands } from '@noivu/service';
import { assertCompleted } from './course-dates.rule';

const PERSON = `SELECT record_id FROM person p WHERE record_id = $1 AND ${writableRow(personTable('training'), 'p')}`;
// Two who record for one person at once take turns: each announces every course there is, under a version of its own.
const TURN = `SELECT pg_advisory_xact_lock(hashtextextended('training.courses.' || $1, 0))`;
const RECORD = `INSERT INTO enrolment (enrolment_id, record_id, course, provider, started_on, completed_on, certificate, hours, recorded_at, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT ON CONSTRAINT enrolment_once DO NOTHING RETURNING 1`;
const COURSES = `SELECT jsonb_strip_nulls(jsonb_build_object('enrolmentId', enrolment_id, 'name', course, 'provider', provider, 'certificate', certificate,
  'startedOn', started_on, 'completedOn', completed_on)) AS course FROM enrolment WHERE record_id = $1 ORDER BY recorded_at, enrolment_id`;

/** Completed courses (kết quả đào tạo, bồi dưỡng): recorded here, announced for the person's record. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly commands: Commands,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found outside the scope, course-ends-before-start, course-not-completed, course-too-long, enrolment-exists */
  record(request: RecordEnrolmentRequest, message: MessageContext): Promise<Reply> {
    const now = this.clock.now();
    return this.commands.run(message, async (tx) => {
      await assertKnown(tx, request.recordId);
      assertCompleted(request, dayInProvince(now));
      const enrolment = { ...request, enrolmentId: randomUUID(), recordedAt: now.toISOString(), version: 1 };
      await store(tx, enrolment, message.signedIn().accountId);
      const { recordId, enrolmentId } = enrolment;
      await recordAudit(tx, message, { action: RecordEnrolment.audit, recordId, facts: { enrolmentId } });
      await announceCourses(tx, recordId);
      return Reply.json(enrolment, { etag: etagOf(1) });
    });
  }
}

async function assertKnown(tx: EntityManager, recordId: string): Promise<void> {
  const people = await tx.query<unknown[]>(PERSON, [recordId]);
  if (people.length === 0) throw new DomainError('not-found');
}

async function store(
  tx: EntityManager,
  enrolment: RecordEnrolmentRequest & { enrolmentId: string; recordedAt: string },
  accountId: string,
): Promise<void> {
  const { enrolmentId, recordId, course, provider, startedOn, completedOn, certificate, hours, recordedAt } = enrolment;
  await tx.query(TURN, [recordId]);
  const stored = await tx.query<unknown[]>(RECORD, [
    enrolmentId,
    recordId,
    course,
    provider,
    startedOn,
    completedOn,
    certificate,
    hours,
    recordedAt,
    accountId,
  ]);
  if (stored.length === 0) throw new DomainError('enrolment-exists');
}

// Enrolments are only ever added, so their number is a version that rises with each.
async function announceCourses(tx: EntityManager, recordId: string): Promise<void> {
  const rows = await tx.query<{ course: CompletedCourse }[]>(COURSES, [recordId]);
  const courses = rows.map(({ course }) => course);
  await announce(tx, CoursesChanged, { key: recordId, version: courses.length, payload: { recordId, version: courses.length, courses } });
}
