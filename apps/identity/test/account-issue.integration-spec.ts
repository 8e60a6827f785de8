import { randomUUID } from 'node:crypto';
import { CancelAccount, CreateAccount, GetAccount, type AccountKind, type CreateAccountRequest } from '@noivu/contracts';
import { IdentityWorld, type UnitName } from './identity-world';

const documentNumber = '15/SNV-CCVC';

describe('new accounts', () => {
  let world: IdentityWorld;
  let nth = 0;

  beforeAll(async () => {
    world = await IdentityWorld.start({ province: 'dong-thap' });
  });
  afterAll(() => world?.stop());

  const bus = () => world.gateway.bus;
  const wanted = (kinds: AccountKind[], unit: UnitName, rest: Partial<CreateAccountRequest> = {}): CreateAccountRequest => {
    nth += 1;
    return { username: `moi${nth}.dv`, displayName: 'Người mới', unitId: world.units[unit], kinds, documentNumber, ...rest };
  };
  const create = async (by: string, request: CreateAccountRequest) => bus().ask(CreateAccount, request, { token: await world.tokenOf(by) });

  it('are issued with a password that is shown this once', async () => {
    const request = wanted(['RECORDS_OFFICER'], 'health', { displayName: 'Nguyễn Thị Hạnh' });
    const reply = await bus().pass(CreateAccount, request, { token: await world.tokenOf('quantri.syt') });
    const made = reply.parsed<{ accountId: string; issuedPassword: string }>();
    expect(reply.head).toMatchObject({ status: 201, etag: '"v1"', location: `/api/v1/accounts/${made.accountId}` });
    const { documentNumber: _, ...shown } = request;
    expect(made).toMatchObject({
      ...shown,
      tier: 'DEPARTMENT',
      state: 'ACTIVE',
      mustChangePassword: true,
      version: 1,
      issuedPassword: expect.stringMatching(/^[a-z2-9]{6}(-[a-z2-9]{6}){3}$/),
    });
    const { rows } = await world.admin.query(`SELECT step, document_number, by_account FROM identity.account_step WHERE account_id = $1`, [
      made.accountId,
    ]);
    expect(rows).toEqual([{ step: 'create', document_number: documentNumber, by_account: world.accounts['quantri.syt'] }]);
    const read = await bus().pass(GetAccount, { accountId: made.accountId }, { token: await world.tokenOf('giamdoc.syt') });
    expect(read.head.etag).toBe('"v1"');
    expect(read.parsed<object>()).not.toHaveProperty('issuedPassword');
  });

  it('are issued once per key: a repetition gets the same answer, password and all, and another body is refused', async () => {
    const request = wanted(['OWN_RECORD_READER'], 'healthCentre', { ownRecordId: world.ownRecord, username: 'haianh.ttyt' });
    const cancelled = { accountId: world.accounts['nhanvien.ttyt'] ?? '', documentNumber };
    await bus().ask(CancelAccount, cancelled, { token: await world.tokenOf('quantri.snv') });
    const key = randomUUID();
    const token = await world.tokenOf('quantri.syt');
    const answers = await Promise.all(Array.from({ length: 5 }, () => bus().pass(CreateAccount, request, { token, idempotencyKey: key })));
    expect(new Set(answers.map(({ body }) => Buffer.from(body as Uint8Array).toString())).size).toBe(1);
    const { rows } = await world.admin.query(`SELECT 1 FROM identity.account WHERE username = 'haianh.ttyt'`);
    expect(rows).toHaveLength(1);
    const other = { ...request, displayName: 'Người khác' };
    await expect(bus().ask(CreateAccount, other, { token, idempotencyKey: key })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    const { rows: kept } = await world.admin.query<{ reply: Buffer }>('SELECT reply FROM identity.idempotency WHERE key = $1', [key]);
    expect(kept[0]?.reply.toString()).toContain('haianh.ttyt');
    expect(kept[0]?.reply.toString()).not.toContain(answers[0]?.parsed<{ issuedPassword: string }>().issuedPassword);
  });

  it.each<{ who: string; by: string; kinds: AccountKind[]; unit: UnitName; code: string }>([
    { who: 'a records officer', by: 'canbo.ttyt', kinds: ['OWN_RECORD_READER'], unit: 'healthCentre', code: 'permission-missing' },
    { who: 'a leader', by: 'giamdoc.syt', kinds: ['RECORDS_OFFICER'], unit: 'health', code: 'permission-missing' },
    {
      who: 'an administrator, a system administrator',
      by: 'quantri.syt',
      kinds: ['SYSTEM_ADMINISTRATOR'],
      unit: 'health',
      code: 'grant-beyond-rights',
    },
    {
      who: 'an administrator, a provincial leader',
      by: 'quantri.syt',
      kinds: ['PROVINCIAL_LEADER'],
      unit: 'health',
      code: 'grant-beyond-rights',
    },
    {
      who: 'an administrator, a head',
      by: 'quantri.syt',
      kinds: ['RECORDS_OFFICER', 'UNIT_LEADER'],
      unit: 'health',
      code: 'grant-beyond-rights',
    },
    {
      who: 'an administrator, a second administrator',
      by: 'quantri.syt',
      kinds: ['UNIT_ADMINISTRATOR'],
      unit: 'health',
      code: 'grant-beyond-rights',
    },
    {
      who: 'an administrator without records, an officer',
      by: 'quantri2.syt',
      kinds: ['RECORDS_OFFICER'],
      unit: 'health',
      code: 'grant-beyond-rights',
    },
    {
      who: 'an administrator, an officer of a unit below',
      by: 'quantri.syt',
      kinds: ['RECORDS_OFFICER'],
      unit: 'healthCentre',
      code: 'reserved-to-home-affairs',
    },
    {
      who: 'Sở Nội vụ, a provincial leader of a department',
      by: 'quantri.snv',
      kinds: ['PROVINCIAL_LEADER'],
      unit: 'health',
      code: 'kind-not-for-unit',
    },
  ])('are not issued by $who', async ({ by, kinds, unit, code }) => {
    await expect(create(by, wanted(kinds, unit, { ownRecordId: world.ownRecord }))).rejects.toMatchObject({ code });
  });

  it('are not issued in a unit outside the scope, which looks like one that is not there', async () => {
    const request = wanted(['OWN_RECORD_READER'], 'school', { ownRecordId: world.ownRecord });
    await expect(create('quantri.syt', request)).rejects.toMatchObject({ code: 'not-found', facts: {} });
    await expect(create('quantri.syt', { ...request, unitId: randomUUID() })).rejects.toMatchObject({ code: 'not-found', facts: {} });
  });

  it('are not issued on a record that the giver cannot see; personnel is asked in the name of the giver', async () => {
    const request = wanted(['OWN_RECORD_READER'], 'health', { ownRecordId: randomUUID() });
    const token = await world.tokenOf('quantri.syt');
    await expect(bus().ask(CreateAccount, request, { token })).rejects.toMatchObject({ code: 'not-found' });
    expect(world.parts.standIn.askedWith.at(-1)).toBe(token);
  });

  it('are not issued under a user name that is taken, not even a cancelled one', async () => {
    await expect(create('quantri.snv', wanted(['RECORDS_OFFICER'], 'school', { username: 'canbo.ttyt' }))).rejects.toMatchObject({
      code: 'username-taken',
    });
    await expect(create('quantri.syt', wanted(['RECORDS_OFFICER'], 'health', { username: 'nhanvien.ttyt' }))).rejects.toMatchObject({
      code: 'username-taken',
    });
  });

  it('stay under the ceilings of the province, however many are asked for at once', async () => {
    await expect(create('quantri.snv', wanted(['SYSTEM_ADMINISTRATOR'], 'homeAffairs'))).rejects.toMatchObject({
      code: 'account-limit-reached',
      facts: { article: 'Phụ lục, 5, Quyết định 539/QĐ-UBND-HC', max: 1 },
    });
    const token = await world.tokenOf('quantri.snv');
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => bus().ask(CreateAccount, wanted(['UNIT_ADMINISTRATOR'], 'homeAffairs'), { token })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []))).toEqual(
      Array(5).fill('account-limit-reached'),
    );
  });

  it('leave a line each in the name of who asked, issued or refused', async () => {
    const { rows } = await world.admin.query<{ line: string }>(
      `SELECT DISTINCT action || ' ' || outcome AS line FROM identity.audit_entry WHERE account_id IS NOT NULL AND action LIKE '%create%' ORDER BY line`,
    );
    const refusals = [
      'account-limit-reached',
      'grant-beyond-rights',
      'idempotency-key-reused',
      'kind-not-for-unit',
      'not-found',
      'permission-missing',
    ];
    const more = ['reserved-to-home-affairs', 'username-taken'];
    expect(rows.map(({ line }) => line)).toEqual([
      'account-created done',
      ...[...refusals, ...more].map((code) => `identity.account.create ${code}`),
    ]);
  });
});
