import { Client as Postgres } from 'pg';
import { pdf } from '../../../apps/personnel/test/files/made-documents';
import { roster } from '../../../apps/personnel/test/files/made-roster';
import { demoPassword } from '../../../deploy/demo/accounts';
import { demoUnits } from '../../../deploy/demo/demo-units';
import { unitIdOf } from '../../../deploy/demo/units/unit-id';
import { signIn } from '../../province/client';
import { figure, proofTimeout } from '../scale';
import { canaries, canariesIn } from './canary/canaries';
import { overhear, type Overheard } from './canary/overheard';
import { provinceApart, type OwnProcess } from './own-process';

const codes = demoUnits('dong-nai');
const unitId = unitIdOf('dong-nai', codes.healthCentre);
const day = '2024-06-03';
const unit = { code: codes.healthCentre } as Parameters<typeof roster>[0][number] & { code: string };

const decision = (over: object = {}) => ({
  number: canaries.decisionNumber,
  issuedOn: day,
  effectiveOn: day,
  issuerUnitId: unitId,
  signer: canaries.signer,
  subject: 'RECRUITMENT',
  summary: canaries.summary,
  ...over,
});
const identity = (over: object = {}) => ({
  fullName: canaries.fullName,
  otherName: canaries.otherName,
  sex: 'FEMALE',
  bornOn: canaries.bornOn,
  citizenNumber: canaries.citizenNumber,
  birthPlace: canaries.birthPlace,
  homeTown: canaries.homeTown,
  ...over,
});
const values = (over: object = {}) => ({
  identity: identity(over),
  post: { managingUnitId: unitId, usingUnitId: unitId, title: canaries.title, section: canaries.section },
  'staff-category': { category: 'PUBLIC_EMPLOYEE' },
  status: { status: 'WORKING', note: canaries.note },
  'ethnic-group': { code: '01' },
  religion: { code: '99' },
  contact: { address: canaries.address, phone: canaries.phone, email: canaries.email },
  family: { relation: 'FATHER', fullName: canaries.relative, bornOn: canaries.relativeBornOn, occupation: canaries.occupation },
  degree: { level: 'MASTER', major: canaries.major, institution: canaries.institution },
});
const facts = (over: object = {}) => Object.entries(values(over)).map(([kind, value]) => ({ kind, validFrom: day, value }));
const record = (over: object = {}) => ({ custodianUnitId: unitId, decision: decision(), facts: facts(over) });
const contact = (over: object = {}) => [{ act: 'add', kind: 'contact', validFrom: day, value: { address: canaries.wrong, ...over } }];

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly head: string;
}

describe('values of people', () => {
  let province: OwnProcess;
  let overheard: Overheard;
  let database: Postgres;
  let tokens: Readonly<Record<'officer' | 'administrator', string>>;
  const answers: Heard[] = [];

  beforeAll(async () => {
    province = await provinceApart();
    overheard = await overhear();
    database = new Postgres({ connectionString: province.adminUrl });
    database.on('error', () => undefined);
    await database.connect();
    const [officer, administrator] = await Promise.all(
      ['canbo.ttyt', 'quantri.snv'].map((name) => signIn(province.url, name, demoPassword)),
    );
    tokens = { officer: officer?.token ?? '', administrator: administrator?.token ?? '' };
  }, 120_000);
  afterAll(async () => {
    await database?.end();
    await overheard?.stop();
    await province?.stop();
  });

  const ask = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Heard> => {
    const isText = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(`${province.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.officer}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: isText ? (body as string) : JSON.stringify(body) }),
    });
    const answer = { status: response.status, text: await response.text(), head: JSON.stringify([...response.headers]) };
    answers.push(answer);
    return answer;
  };
  const idIn = ({ text }: Heard, name: string): string => String((JSON.parse(text) as Record<string, unknown>)[name]);
  const octets = { 'content-type': 'application/octet-stream' };
  const version = (number: number) => ({ 'if-match': `"v${number}"` });
  const upload = (name: string, kind: string, bytes: Buffer | string) =>
    ask('POST', `attachments?name=${encodeURIComponent(name)}&kind=${kind}`, bytes, octets);

  const finished = async (jobId: string): Promise<void> => {
    for (;;) {
      const { text } = await ask('GET', `jobs/${jobId}`);
      if (!/"state" ?: ?"(queued|running)"/.test(text)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it(
    'are taken in, shown, changed and refused in every way',
    async () => {
      const made = await ask('POST', 'personnel-records', record());
      expect(made.status).toBe(201);
      const recordId = idIn(made, 'recordId');
      const at = `personnel-records/${recordId}`;
      const search = (body: object) => ask('POST', 'personnel-records:search', body);
      // What is right.
      expect((await ask('GET', at)).text).toContain(canaries.fullName);
      expect((await search({ name: canaries.fullName, count: true })).text).toContain(canaries.fullName);
      expect((await ask('POST', 'personnel-records:lookup', { citizenNumber: canaries.citizenNumber })).status).toBe(200);
      expect(
        (
          await ask('POST', 'enrolments', {
            recordId,
            course: canaries.course,
            certificate: canaries.certificate,
            startedOn: day,
            completedOn: day,
          })
        ).status,
      ).toBe(201);
      const award = {
        recordId,
        title: canaries.award,
        year: 2023,
        decisionNumber: canaries.decisionNumber,
        decidedOn: day,
        decidedBy: canaries.signer,
      };
      expect((await ask('POST', 'award-decisions', award)).status).toBe(201);
      expect(
        (await ask('POST', 'decisions', { ...decision({ subject: 'PAY_RAISE' }), concerns: [{ recordId, kinds: ['rank'] }] })).status,
      ).toBe(201);
      await search({ name: canaries.searched });
      // What does not fit.
      const wrong = canaries.wrong;
      for (const over of [
        { sex: wrong },
        { bornOn: wrong },
        { citizenNumber: wrong },
        { fullName: [wrong] },
        { fullName: wrong.normalize('NFD') },
        { fullName: `${wrong}\u202e` },
        { homeTown: wrong.repeat(50) },
        { bornOn: '2039-11-03' },
      ])
        expect((await ask('POST', 'personnel-records', record(over))).status).toBeGreaterThanOrEqual(400);
      for (const over of [{ phone: wrong }, { email: wrong }, { address: { x: wrong } }])
        expect(
          (await ask('POST', `${at}/changes`, { decision: decision(), acts: contact(over) }, version(1))).status,
        ).toBeGreaterThanOrEqual(400);
      const bad: [string, string, unknown][] = [
        ['POST', 'personnel-records:lookup', { citizenNumber: wrong }],
        ['POST', 'personnel-records:search', { name: [wrong], sex: wrong }],
        ['POST', 'personnel-records:search', { name: wrong, cursor: wrong }],
        ['POST', 'personnel-records', `{"decision": ${wrong}`],
        ['POST', 'personnel-records', `"${wrong}"`],
        ['POST', 'personnel-records', { ...record(), decision: decision({ issuedOn: wrong, subject: wrong, issuerUnitId: wrong }) }],
        ['POST', `${at}/changes`, { decision: decision(), reason: wrong, acts: [{ act: wrong, kind: wrong, value: wrong }] }],
        [
          'POST',
          'transfers',
          { recordId, kind: 'ACROSS', toUnitId: recordId, title: canaries.title, decision: decision({ subject: 'TRANSFER' }) },
        ],
        [
          'POST',
          'accounts',
          {
            username: 'kanaria',
            displayName: canaries.displayName,
            unitId,
            kinds: ['UNIT_LEADER'],
            documentNumber: canaries.documentNumber,
          },
        ],
        ['POST', 'auth/sign-in', { username: 'canbo.thpt', password: canaries.password }],
        ['POST', 'auth/password', { currentPassword: canaries.password, newPassword: canaries.password }],
      ];
      for (const [method, path, body] of bad) expect((await ask(method, path, body, version(1))).status).toBeGreaterThanOrEqual(400);
      // What the database refuses: the number of somebody else, facts that overlap.
      expect((await ask('POST', 'personnel-records', record())).status).toBe(409);
      expect((await ask('POST', `${at}/changes`, { decision: decision(), acts: contact() }, version(1))).status).toBeGreaterThanOrEqual(
        400,
      );
      const bearer = { authorization: `Bearer ${tokens.administrator}` };
      const account = {
        username: 'kanaria.taikhoan',
        displayName: canaries.displayName,
        unitId,
        kinds: ['OWN_RECORD_READER'],
        ownRecordId: recordId,
        documentNumber: canaries.documentNumber,
      };
      expect((await ask('POST', 'accounts', account, bearer)).status).toBe(201);
      expect((await ask('POST', 'accounts', { ...account, displayName: canaries.wrong }, bearer)).status).toBe(409);
    },
    proofTimeout,
  );

  it(
    'go through files and rosters, good ones and bad ones',
    async () => {
      expect((await upload(canaries.fileName, 'document', canaries.fileContent)).status).toBe(201);
      expect((await upload(canaries.fileName, 'document', pdf())).status).toBe(422);
      expect((await upload(`${canaries.fileName}.exe`, 'document', 'x')).status).toBe(415);
      const row = {
        fullName: canaries.cellName,
        sex: 'Nữ',
        bornOn: canaries.cellBornOn,
        citizenNumber: canaries.cellNumber,
        title: canaries.cellTitle,
      };
      const rest = { unitCode: unit.code, category: 'Viên chức', ethnicCode: '01', religionCode: '99', startedOn: day };
      const good = { ...row, ...rest };
      const spoiled = [
        { ...good, sex: canaries.wrong },
        { ...good, bornOn: canaries.wrong },
        { ...good, citizenNumber: canaries.wrong },
        { ...good, unitCode: canaries.wrong },
        good,
        { ...good, citizenNumber: canaries.citizenNumber },
      ];
      for (const rows of [[good], [good, ...spoiled]]) {
        const taken = await upload('Kanaria-ds.xlsx', 'roster', roster(rows));
        expect(taken.status).toBe(201);
        const ordered = await ask('POST', 'imports', { attachmentId: idIn(taken, 'attachmentId'), decision: decision() });
        expect(ordered.status).toBe(202);
        const [importId, jobId] = [idIn(ordered, 'importId'), idIn(ordered, 'jobId')];
        await finished(jobId);
        await ask('GET', `imports/${importId}/errors`);
        const applied = await ask('POST', `imports/${importId}:apply`, { skipInvalid: true }, version(2));
        expect(applied.status).toBe(202);
        await finished(idIn(applied, 'jobId'));
      }
    },
    proofTimeout,
  );

  it(
    'meet a database that fails while they are written',
    async () => {
      const another = (over: object = {}) =>
        ask('POST', 'personnel-records', record({ citizenNumber: canaries.cellNumber.replace('22', '29'), ...over }));
      // A rule that nobody foresaw: PostgreSQL tells the whole row in what it reports.
      for (const [table, column] of [
        ['fact', 'value::text'],
        ['record_line', 'full_name'],
      ] as const) {
        await database.query(
          `ALTER TABLE personnel.${table} ADD CONSTRAINT unforeseen CHECK (${column} NOT LIKE '%${canaries.wrong}%') NOT VALID`,
        );
        expect((await another({ fullName: canaries.wrong })).status).toBe(500);
        await database.query(`ALTER TABLE personnel.${table} DROP CONSTRAINT unforeseen`);
      }
      // A table that does not come free in time, and a session that is ended while it waits for it.
      await database.query('BEGIN');
      await database.query('LOCK TABLE personnel.fact IN ACCESS EXCLUSIVE MODE');
      const waiting = another();
      const ending = another();
      const WAITS = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid() LIMIT 1`;
      for (let pid: number | undefined; pid === undefined;) {
        ({ pid } = (await database.query<{ pid: number }>(WAITS)).rows[0] ?? {});
        if (pid !== undefined) await database.query('SELECT pg_terminate_backend($1)', [pid]);
      }
      const refused = await Promise.all([waiting, ending]);
      await database.query('ROLLBACK');
      expect(refused.map(({ status }) => status)).toEqual([503, 503]);
    },
    proofTimeout,
  );

  it('stand in no log, no header of a message, no figure, no refusal', async () => {
    const figures = await (await fetch(`${province.opsUrl}/metrics`)).text();
    const refusals = answers.filter(({ status }) => status >= 400).map(({ text, head }) => text + head);
    const others = answers.filter(({ status }) => status < 400).map(({ head }) => head);
    const audit = await auditText(database);
    const places = {
      logs: province.written(),
      headers: overheard.text(),
      figures,
      refusals: refusals.join('\n'),
      heads: others.join('\n'),
      audit,
    };
    const found = Object.entries(places).flatMap(([place, text]) => canariesIn(text).map((field) => `${field} in ${place}`));
    figure('fuzz', 'personal fields with a value of their own', Object.keys(canaries).length);
    figure('fuzz', 'messages overheard, refusals read', `${overheard.messages()}, ${refusals.length}`);
    figure('fuzz', 'values of people in logs, headers, figures, refusals, audit trail', found.length);
    expect(found).toEqual([]);
    // There was something to look through.
    expect(places.logs).toMatch(/internal-fault|Fault|fault/);
    expect(overheard.messages()).toBeGreaterThan(100);
    expect(refusals.length).toBeGreaterThan(25);
    expect(figures).toContain('personnel');
  });

  it('would be found, however they are written', () => {
    const { fullName, citizenNumber, address } = canaries;
    const lines = [
      `[Nest] ERROR ${fullName}`,
      `{"detail":"Key (citizen_number)=(${citizenNumber})"}`,
      JSON.stringify({ address }),
      encodeURIComponent(address),
      fullName.normalize('NFD'),
      'ERROR kanaria ho ten',
      Buffer.from(`${address} x`).toString('base64'),
    ];
    expect(lines.map((line) => canariesIn(line))).toEqual([
      ['fullName'],
      ['citizenNumber'],
      ['address'],
      ['address'],
      ['fullName'],
      ['fullName'],
      ['address'],
    ]);
    expect(canariesIn('[Nest] LOG the province has started')).toEqual([]);
  });
});

/** The facts of every line of audit; reasons and numbers of documents are the words of the officer, which belong there. */
async function auditText(database: Postgres): Promise<string> {
  const services = ['identity', 'organization', 'personnel', 'training', 'emulation', 'reporting'];
  const lines = services.map(
    (service) =>
      `SELECT (facts - 'reason' - 'documentNumber')::text || ' ' || action || ' ' || coalesce(outcome, '') AS line FROM ${service}.audit_entry`,
  );
  const { rows } = await database.query<{ line: string }>(lines.join(' UNION ALL '));
  return rows.map(({ line }) => line).join('\n');
}
