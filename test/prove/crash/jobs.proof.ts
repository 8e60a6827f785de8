import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { failpoints, type Failpoint } from '@noivu/failpoint';
import { roster, rowsOf } from '../../../apps/personnel/test/files/made-roster';
import { readList } from '../../../apps/personnel/test/files/ordered-export';
import { signIn, type Answer, type Body, type Client as Officer } from '../../province/client';
import { Fleet } from '../fleet/fleet';
import { fleetTimeout } from '../fleet/fleet-timeout';
import { layGround, type Ground } from '../fleet/ground';
import { clerkPassword, clerks, people, unitOf } from '../fleet/peopled';
import { figure, isFull } from '../scale';
import { decisionOf } from './office';
import { newMark } from './sender';

/** More than a chunk of any phase. */
const ROWS = 650;
const places = failpoints.filter((place) => place.startsWith('job.'));
/** At which passes of a place the process dies; a phase has some six. */
const passes = isFull ? [1, 2, 3, 4, 5, 6] : [2];
/** What a dead process leaves held is taken up once its lease has run out; the proof does not wait for that. */
const LET_GO = `UPDATE personnel.job SET lease_until = now() - interval '1 second' WHERE state = 'running'`;
const MADE = `SELECT count(*)::int AS records, count(r.withdrawn_at)::int AS withdrawn,
    (SELECT count(*)::int FROM personnel.change c JOIN personnel.record r ON r.id = c.record_id WHERE r.import_id = $1) AS changes,
    (SELECT count(*)::int FROM personnel.outbox o JOIN personnel.record r ON r.id::text = o.key WHERE r.import_id = $1) AS events,
    (SELECT count(*)::int FROM personnel.record_line l JOIN personnel.record r ON r.id = l.record_id WHERE r.import_id = $1) AS lines
  FROM personnel.record r WHERE import_id = $1`;

describe('a process that dies in the middle of a job', () => {
  let ground: Ground;
  let fleet: Fleet;
  let officer: Officer;
  let deaths = 0;
  let lastImport = '';

  beforeAll(async () => {
    ground = await layGround({ ownCluster: false });
    fleet = await Fleet.start(ground);
    await people(ground);
    await fleet.ready();
    officer = await signIn(fleet.gateway.url, clerks.office.username, clerkPassword);
  }, fleetTimeout);
  afterAll(async () => {
    await fleet?.stop();
    await ground?.stop();
  }, fleetTimeout);

  const made = async (importId: string, session: Pick<Client, 'query'> = ground.admin): Promise<object> =>
    (await session.query<object>(MADE, [importId])).rows[0] ?? {};

  const answered = async (ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask();
      if (answer.status !== 503) return answer;
      await wait(100);
    }
  };

  /** Lets personnel die at a place as soon as a job passes it so often, and stand up again unarmed. */
  const arm = async (place: Failpoint, pass: number): Promise<void> => {
    const [personnel] = fleet.of('personnel');
    if (!personnel) throw new Error('no personnel');
    await personnel.end('SIGKILL');
    personnel.onDeath = (death) => {
      if (death !== 'killed') return;
      deaths += 1;
      personnel.onDeath = () => undefined;
      void ground.admin.query(LET_GO).then(() => personnel.start());
    };
    personnel.start({ NOIVU_FAILPOINT: `${place}:${pass}` });
    await personnel.ready();
  };

  const ended = async (jobId: string): Promise<Body> => {
    for (;;) {
      const { body } = await answered(() => officer.get(`jobs/${jobId}`));
      if (!['queued', 'running'].includes(body['state'] ?? '')) return body;
      await wait(50);
    }
  };

  const next = async (importId: string, verb: 'apply' | 'undo', body = {}): Promise<Body> => {
    const { headers } = await answered(() => officer.get(`imports/${importId}`));
    const conditions = { ifMatch: headers.get('etag') ?? '', idempotencyKey: `${verb}-${importId}` };
    const ordered = await answered(() => officer.post(`imports/${importId}:${verb}`, body, conditions));
    expect(ordered.status).toBe(202);
    return ended(ordered.body['jobId'] ?? '');
  };

  const checked = async (): Promise<{ importId: string; check: Body }> => {
    const upload = await fetch(`${officer.url}/api/v1/attachments?name=ds.xlsx&kind=roster`, {
      method: 'POST',
      headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/octet-stream' },
      body: roster(rowsOf({ code: 'HEALTHCENTRE' }, ROWS)),
    });
    const { attachmentId } = (await upload.json()) as { attachmentId: string };
    const decision = { ...decisionOf(newMark(), 'office', { subject: 'RECRUITMENT' }), issuerUnitId: unitOf('office') };
    const { body } = await answered(() => officer.post('imports', { attachmentId, decision }));
    return { importId: body['importId'] ?? '', check: await ended(body['jobId'] ?? '') };
  };

  it.each(places.flatMap((place) => passes.map((pass) => [place, pass] as const)))(
    'at %s, at pass %i of the check, of the application and of the undoing, leaves what another ends as if nothing had happened',
    async (place, pass) => {
      await arm(place, pass);
      const { importId, check } = await checked();
      expect(check).toMatchObject({ state: 'succeeded' });
      lastImport = importId;
      await arm(place, pass);
      expect(await next(importId, 'apply')).toMatchObject({ state: 'succeeded', result: { made: ROWS, skipped: 0 } });
      expect(await made(importId)).toEqual({ records: ROWS, withdrawn: 0, changes: ROWS, events: ROWS, lines: ROWS });
      await arm(place, pass);
      expect(await next(importId, 'undo', { reason: 'Nhập nhầm' })).toMatchObject({ state: 'succeeded' });
      expect((await answered(() => officer.get(`imports/${importId}`))).body).toMatchObject({ state: 'UNDONE', withdrawn: ROWS, kept: 0 });
      expect(await made(importId)).toMatchObject({ records: ROWS, withdrawn: ROWS, changes: 2 * ROWS, events: 2 * ROWS });
    },
    fleetTimeout,
  );

  // The writing is one chunk: dead before its end it is written anew, dead behind it the workbook stands already.
  it.each(places)(
    'at %s while people are written out leaves what another writes, whole and once',
    async (place) => {
      const { importId } = await checked();
      expect(await next(importId, 'apply')).toMatchObject({ state: 'succeeded', result: { made: ROWS } });
      const { rows } = await ground.admin.query<{ people: number }>('SELECT count(*)::int AS people FROM personnel.record_line');
      await arm(place, 1);
      const order = () => officer.post('personnel-records:export', { reason: place }, { idempotencyKey: `export-${place}` });
      const { body } = await answered(order);
      expect(await ended(body['jobId'] ?? '')).toMatchObject({ state: 'succeeded', result: { rows: rows[0]?.people } });
      const content = await fetch(`${officer.url}/api/v1/exports/${body['exportId']}/content`, {
        headers: { authorization: `Bearer ${officer.token}` },
      });
      expect((await readList(Buffer.from(await content.arrayBuffer()))).people).toHaveLength(rows[0]?.people ?? -1);
      const written = await ground.admin.query<{ times: number }>(
        `SELECT count(*)::int AS times FROM personnel.audit_entry WHERE action = 'export-written' AND facts->>'exportId' = $1`,
        [body['exportId']],
      );
      expect(written.rows).toEqual([{ times: 1 }]);
    },
    fleetTimeout,
  );

  it('was killed', () => {
    figure(
      'jobs',
      `processes that died at ${places.join(', ')}, while a roster was checked, applied or undone, or people were written out`,
      deaths,
    );
    expect(deaths).toBeGreaterThanOrEqual(places.length * ['check', 'apply', 'undo', 'export'].length);
  });

  // What the count would not see, it could not vouch for.
  it.each([
    [
      'an event that is announced twice',
      'INSERT INTO personnel.outbox (subject, key, version, payload) SELECT subject, key, version, payload FROM personnel.outbox',
    ],
    ['a change that is not written', 'DELETE FROM personnel.change'],
    ['a record that is still in use', 'UPDATE personnel.record SET withdrawn_at = NULL'],
  ])('would show %s', async (_, fault) => {
    const session = new Client({ connectionString: ground.databaseUrl });
    await session.connect();
    try {
      const right = await made(lastImport, session);
      await session.query('BEGIN');
      await session.query('SET LOCAL session_replication_role = replica');
      await session.query(fault);
      expect(await made(lastImport, session)).not.toEqual(right);
    } finally {
      await session.end();
    }
  });
});
