import type { Journal, Told, Verb, Write } from '../journal';
import { canonical, rows, type Finding, type Session } from './finding';

type ById<Row> = ReadonlyMap<string, Row>;

interface FactRow {
  readonly id: string;
  readonly kind: string;
  readonly validFrom: string;
  readonly value: object;
}

/** What stands in the database of all that clerks write. */
interface Stored {
  readonly records: ById<object>;
  /** By record and version. */
  readonly changeAt: ById<string>;
  readonly changes: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, readonly FactRow[]>;
  readonly transfers: ById<{ recordId: string; toUnitId: string; version: number }>;
  readonly enrolments: ById<{ course: string; recordId: string }>;
  readonly awards: ById<{ title: string; recordId: string }>;
  /** How often a mark was written; of steps of transfers by transfer and verb. */
  readonly effects: ReadonlyMap<string, number>;
}

const stepWords: Readonly<Partial<Record<Verb, string>>> = {
  send: 'transfer-sent',
  receive: 'transfer-received',
  'hand-on': 'transfer-handed-on',
  refuse: 'transfer-refused',
  cancel: 'transfer-cancelled',
};

const effectOf = ({ verb, transferId, mark }: Write): string => (stepWords[verb] ? `${transferId} ${stepWords[verb]}` : mark);

/** Every acknowledged write stands there as it was sent, none stands twice, and what was refused stands nowhere. */
export async function checkWrites(session: Session, journal: Journal): Promise<Finding[]> {
  const stored = await read(session);
  const lost = journal.acknowledged
    .filter((write) => !stands(stored, write, write.outcome.done))
    .map((write): Finding => ({
      promise: 'acknowledged',
      what: `${write.verb} ${write.mark} was acknowledged and does not stand as it was sent`,
    }));
  const unanswered = journal.unanswered.map(({ verb, mark }): Finding => ({
    promise: 'acknowledged',
    what: `${verb} ${mark} was never answered`,
  }));
  const doubled = [...grouped(journal.writes)].flatMap(([effect, writes]): Finding[] => {
    const times = stored.effects.get(effect) ?? 0;
    const [done, perhaps] = [countOf(writes, 'done'), countOf(writes, 'unknown')];
    if (done > 1) return [{ promise: 'once', what: `${effect} was acknowledged ${done} times` }];
    return times > Math.min(1, done + perhaps)
      ? [{ promise: 'once', what: `${effect} stands ${times} times, acknowledged ${done} times` }]
      : [];
  });
  return [...lost, ...unanswered, ...doubled];
}

/** The writes that would have the same effect: of several orders to take the same step of a transfer one can be done. */
function grouped(writes: readonly Write[]): Map<string, Write[]> {
  const groups = new Map<string, Write[]>();
  for (const write of writes) groups.set(effectOf(write), [...(groups.get(effectOf(write)) ?? []), write]);
  return groups;
}

const countOf = (writes: readonly Write[], ending: 'done' | 'unknown'): number =>
  writes.filter(({ outcome }) => (ending === 'unknown' ? outcome === 'unknown' : typeof outcome === 'object' && 'done' in outcome)).length;

function stands(stored: Stored, write: Write, done: Told): boolean {
  const { verb, body, ifMatch = 0, transferId = '' } = write;
  const text = (field: string): string => String(done[field]);
  switch (verb) {
    case 'create':
      return (
        stored.records.has(text('recordId')) &&
        stored.effects.get(write.mark) === 1 &&
        holdsFacts(stored, stored.changeAt.get(`${text('recordId')} 1`), body['facts'] as FactRow[])
      );
    case 'change':
      return stored.changes.has(text('changeId')) && holdsFacts(stored, text('changeId'), body['acts'] as FactRow[]);
    case 'propose': {
      const transfer = stored.transfers.get(text('transferId'));
      return transfer?.recordId === body['recordId'] && transfer?.toUnitId === body['toUnitId'];
    }
    case 'enrol': {
      const enrolment = stored.enrolments.get(text('enrolmentId'));
      return enrolment?.course === body['course'] && enrolment?.recordId === body['recordId'];
    }
    case 'award': {
      const award = stored.awards.get(text('awardDecisionId'));
      return award?.title === body['title'] && award?.recordId === body['recordId'];
    }
    case 'send':
    case 'receive':
    case 'hand-on':
    case 'refuse':
    case 'cancel':
      return stored.effects.get(effectOf(write)) === 1 && (stored.transfers.get(transferId)?.version ?? 0) > ifMatch;
  }
}

function holdsFacts({ facts }: Stored, changeId: string | undefined, sent: readonly FactRow[]): boolean {
  const standing = new Set((facts.get(changeId ?? '') ?? []).map(({ kind, validFrom, value }) => canonical([kind, validFrom, value])));
  return sent.every(({ kind, validFrom, value }) => standing.has(canonical([kind, validFrom, value])));
}

async function read(session: Session): Promise<Stored> {
  const map = async <Row extends object>(text: string): Promise<Map<string, Row>> =>
    new Map((await rows<Row & { id: string }>(session, text)).map((row) => [row.id, row]));
  const changes = await rows<{ id: string; place: string }>(
    session,
    `SELECT change_id::text AS id, record_id || ' ' || version AS place FROM personnel.change`,
  );
  const facts = new Map<string, FactRow[]>();
  const allFacts = `SELECT change_id::text AS id, kind, lower(valid)::text AS "validFrom", value FROM personnel.fact`;
  for (const fact of await rows<FactRow>(session, allFacts)) facts.set(fact.id, [...(facts.get(fact.id) ?? []), fact]);
  const effects = await rows<{ effect: string; times: number }>(
    session,
    `SELECT number AS effect, count(*)::int AS times FROM personnel.decision GROUP BY 1
     UNION ALL SELECT facts->>'transferId' || ' ' || action, count(*)::int FROM personnel.audit_entry
       WHERE outcome = 'done' AND facts ? 'transferId' AND action <> 'transfer-proposed' GROUP BY 1
     UNION ALL SELECT course, count(*)::int FROM training.enrolment GROUP BY 1
     UNION ALL SELECT decision_number, count(*)::int FROM emulation.award_decision GROUP BY 1`,
  );
  return {
    records: await map<object>('SELECT id::text FROM personnel.record'),
    changeAt: new Map(changes.map(({ id, place }) => [place, id])),
    changes: new Set(changes.map(({ id }) => id)),
    facts,
    transfers: await map<{ recordId: string; toUnitId: string; version: number }>(
      `SELECT transfer_id::text AS id, record_id AS "recordId", to_unit_id AS "toUnitId", version FROM personnel.transfer`,
    ),
    enrolments: await map<{ course: string; recordId: string }>(
      `SELECT enrolment_id::text AS id, course, record_id AS "recordId" FROM training.enrolment`,
    ),
    awards: await map<{ title: string; recordId: string }>(
      `SELECT award_decision_id::text AS id, title, record_id AS "recordId" FROM emulation.award_decision`,
    ),
    effects: new Map(effects.map(({ effect, times }) => [effect, times])),
  };
}
