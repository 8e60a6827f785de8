import { profileOf, provinceCodes, type ProvinceCode } from '@noivu/regulation';
import { assertKindFits, type TransferUnit } from './transfer-kind.rule';
import { plannedSteps, reachWithin } from './transfer-plan.rule';
import { proposeTransfer, transferStep, type Standpoint, type TransferCommand, type TransferStanding } from './transfer-step.rule';

const sender: Standpoint = { holdsFrom: true, isAboveFrom: false, holdsTo: false };
const superior: Standpoint = { holdsFrom: true, isAboveFrom: true, holdsTo: false };
const receiver: Standpoint = { holdsFrom: false, isAboveFrom: false, holdsTo: true };
const stranger: Standpoint = { holdsFrom: false, isAboveFrom: false, holdsTo: false };

const across = { kind: 'ACROSS', fromUnitId: 'clinic', toUnitId: 'school' } as const;
const proposed: TransferStanding = { ...across, state: 'PROPOSED', version: 1, isEnded: false };
const standing = (over: Partial<TransferStanding>): TransferStanding => ({ ...proposed, ...over });

const take = (
  province: ProvinceCode,
  transfer: TransferStanding,
  command: Omit<TransferCommand, 'version'> & { version?: number },
  by: Standpoint,
) => {
  const outcome = transferStep(transfer, { version: transfer.version, ...command }, by, profileOf(province));
  if (outcome.refusal) throw outcome.refusal;
  return outcome;
};
const duties = (effects: readonly { effect: string; event?: string; act?: string }[]) =>
  effects.filter(({ event }) => event).map(({ effect, act, event }) => `${effect} ${act}: ${event}`);

describe('the steps that each regulation knows', () => {
  it.each([
    ['dong-nai', 'WITHIN', 'move by sender (9.1; 9.2.a)'],
    ['dong-nai', 'ACROSS', 'send by sender (9.1; 9.2.a), receive by receiver (9.1; 9.2.a)'],
    ['dong-nai', 'OUT', 'set-status by sender (9.1; 9.2.a)'],
    ['hoa-binh', 'WITHIN', 'move by sender (10.1)'],
    ['hoa-binh', 'ACROSS', 'send by sender (10.2), receive by receiver (10.2), hand-on by receiver (10.2)'],
    ['hoa-binh', 'OUT', 'move by sender (10.3)'],
    ['dong-thap', 'WITHIN', 'move by sender (10.1)'],
    ['dong-thap', 'ACROSS', 'move by superior (10.2)'],
    ['dong-thap', 'OUT', 'set-status by sender (10.3)'],
    ['tuyen-quang', 'WITHIN', 'move by sender (10.1)'],
    ['tuyen-quang', 'ACROSS', 'send by sender (10.2), receive by receiver (10.2), hand-on by receiver (10.2)'],
    ['tuyen-quang', 'OUT', 'set-status by sender (10.3)'],
  ] as const)('%s %s: %s', (province, kind, told) => {
    expect(
      plannedSteps(profileOf(province), kind)
        .map(({ act, side, article }) => `${act} by ${side} (${article})`)
        .join(', '),
    ).toBe(told);
  });

  it('reach within one department in Hòa Bình and, derived, in Đồng Nai; within one agency in Đồng Tháp and Tuyên Quang', () => {
    expect(provinceCodes.map((province) => [province, reachWithin(profileOf(province))])).toEqual([
      ['dong-nai', 'department'],
      ['hoa-binh', 'department'],
      ['dong-thap', 'agency'],
      ['tuyen-quang', 'agency'],
    ]);
  });
});

describe('the kind of a transfer', () => {
  const hospital: TransferUnit = { unitId: 'hospital', agencyId: 'hospital', departmentId: 'health' };
  const clinic: TransferUnit = { unitId: 'clinic', agencyId: 'centre', departmentId: 'health' };
  const centre: TransferUnit = { unitId: 'centre', agencyId: 'centre', departmentId: 'health' };
  const school: TransferUnit = { unitId: 'school', agencyId: 'school', departmentId: 'education' };
  const fits = (province: ProvinceCode, kind: 'WITHIN' | 'ACROSS' | 'OUT', from: TransferUnit, to?: TransferUnit) => () =>
    assertKindFits(kind, { from, to }, profileOf(province));
  const refused = (expected: string, article: string): Error =>
    expect.objectContaining({ code: 'transfer-kind', facts: expect.objectContaining({ expected, article }) as object }) as Error;

  it('is within for two units of one department in Hòa Bình (10.1), across in Đồng Tháp and Tuyên Quang, where the agency is another (10.2)', () => {
    expect(fits('hoa-binh', 'WITHIN', hospital, clinic)).not.toThrow();
    expect(fits('dong-thap', 'ACROSS', hospital, clinic)).not.toThrow();
    expect(fits('tuyen-quang', 'WITHIN', hospital, clinic)).toThrow(refused('ACROSS', '10.2'));
    expect(fits('hoa-binh', 'ACROSS', hospital, clinic)).toThrow(refused('WITHIN', '10.1'));
  });

  it.each(provinceCodes)(
    'is within for two parts of one agency in %s, across for two departments, out where nobody receives',
    (province) => {
      expect(fits(province, 'WITHIN', clinic, centre)).not.toThrow();
      expect(fits(province, 'ACROSS', clinic, school)).not.toThrow();
      expect(fits(province, 'OUT', clinic)).not.toThrow();
      expect(fits(province, 'OUT', clinic, school)).toThrow(expect.objectContaining({ code: 'transfer-kind' }));
      expect(fits(province, 'ACROSS', clinic)).toThrow(expect.objectContaining({ code: 'transfer-kind' }));
    },
  );

  it('is none to the unit itself', () => {
    expect(fits('hoa-binh', 'WITHIN', clinic, clinic)).toThrow(expect.objectContaining({ code: 'transfer-to-self' }));
  });
});

describe('preparing a transfer', () => {
  it.each([
    ['dong-nai', 'owed send: transfer-send'],
    ['hoa-binh', 'owed send: transfer-send'],
    ['dong-thap', 'owed move: transfer-send'],
    ['tuyen-quang', 'owed send: transfer-send'],
  ] as const)('is for whoever keeps the record, and sets the first clock running (%s)', (province, owed) => {
    const outcome = proposeTransfer(across, sender, profileOf(province));
    expect(outcome).toMatchObject({ transfer: { state: 'PROPOSED', version: 1, isEnded: false } });
    expect(duties('effects' in outcome ? outcome.effects : [])).toEqual([owed]);
    for (const other of [receiver, stranger])
      expect(proposeTransfer(across, other, profileOf(province)).refusal?.code).toBe('transfer-wrong-side');
  });
});

describe('a transfer to another department', () => {
  it.each(['dong-nai', 'hoa-binh', 'tuyen-quang'] as const)(
    '%s: the sender sends, the record stays until the receiver takes it',
    (province) => {
      const sent = take(province, proposed, { verb: 'send' }, sender);
      expect(sent.transfer).toMatchObject({ state: 'SENT', version: 2, isEnded: false });
      expect(duties(sent.effects)).toEqual(['done send: transfer-send', 'owed receive: transfer-receive']);

      const received = take(province, sent.transfer, { verb: 'receive' }, receiver);
      expect(received.transfer).toMatchObject({ state: 'RECEIVED', version: 3, isEnded: true });
      expect(received.effects).toContainEqual({ effect: 'custody', unitId: 'school' });
      expect(received.effects).toContainEqual({ effect: 'post', managingUnitId: 'school', usingUnitId: 'school' });
      expect(duties(received.effects)).toEqual(['done receive: transfer-receive']);
    },
  );

  it.each(['hoa-binh', 'tuyen-quang'] as const)(
    '%s: who receives for another unit owes handing on, and custody does not move again',
    (province) => {
      const received = take(province, standing({ state: 'SENT' }), { verb: 'receive', usingUnitId: 'branch' }, receiver);
      expect(received.transfer).toMatchObject({ state: 'RECEIVED', isEnded: false, usingUnitId: 'branch' });
      expect(duties(received.effects)).toEqual(['done receive: transfer-receive', 'owed hand-on: transfer-receive']);

      const handedOn = take(province, received.transfer, { verb: 'hand-on', usingUnitId: 'branch' }, receiver);
      expect(handedOn.transfer).toMatchObject({ state: 'HANDED_ON', isEnded: true });
      expect(handedOn.effects.map(({ effect }) => effect)).toEqual(['post', 'done']);
    },
  );

  it('Đồng Nai knows no handing on', () => {
    const received = take('dong-nai', standing({ state: 'SENT' }), { verb: 'receive', usingUnitId: 'branch' }, receiver);
    expect(received.transfer.isEnded).toBe(true);
    expect(() => take('dong-nai', received.transfer, { verb: 'hand-on', usingUnitId: 'branch' }, receiver)).toThrow(
      expect.objectContaining({ code: 'transfer-state' }),
    );
  });

  it('Đồng Tháp: the superior manager moves the record in one step, and only that one (10.2)', () => {
    expect(() => take('dong-thap', proposed, { verb: 'send' }, sender)).toThrow(
      expect.objectContaining({ code: 'transfer-wrong-side', facts: { side: 'superior', article: '10.2' } }),
    );
    const moved = take('dong-thap', proposed, { verb: 'send' }, superior);
    expect(moved.transfer).toMatchObject({ state: 'RECEIVED', isEnded: true });
    expect(moved.effects.map(({ effect }) => effect)).toEqual(['custody', 'post', 'done']);
    expect(() => take('dong-thap', proposed, { verb: 'receive' }, receiver)).toThrow(expect.objectContaining({ code: 'transfer-state' }));
  });
});

describe('a transfer that one actor carries out', () => {
  it.each(provinceCodes)('%s: within, the keeper moves the record', (province) => {
    const moved = take(province, standing({ kind: 'WITHIN' }), { verb: 'send' }, sender);
    expect(moved.transfer).toMatchObject({ state: 'RECEIVED', isEnded: true });
    expect(duties(moved.effects)).toEqual(['done move: transfer-within']);
  });

  it.each(provinceCodes)('%s: out of the system, the record stays stored where it is, with its status', (province) => {
    const gone = take(province, standing({ kind: 'OUT', toUnitId: undefined }), { verb: 'send' }, sender);
    expect(gone.transfer).toMatchObject({ state: 'SENT', isEnded: true });
    expect(gone.effects[0]).toEqual({ effect: 'status', status: 'TRANSFERRED_OUT' });
    expect(gone.effects.map(({ effect }) => effect)).not.toContain('custody');
    expect(() => take(province, gone.transfer, { verb: 'cancel' }, sender)).toThrow(expect.objectContaining({ code: 'transfer-state' }));
  });
});

describe('what is refused', () => {
  it.each([
    ['send', sender, receiver, 'PROPOSED'],
    ['receive', receiver, sender, 'SENT'],
    ['hand-on', receiver, sender, 'RECEIVED'],
    ['refuse', receiver, sender, 'SENT'],
    ['cancel', sender, receiver, 'SENT'],
  ] as const)('%s by the other side, on a version that is stale, or twice', (verb, right, wrong, state) => {
    const transfer = standing({ state, version: 4 });
    expect(() => take('hoa-binh', transfer, { verb }, wrong)).toThrow(expect.objectContaining({ code: 'transfer-wrong-side' }));
    expect(() => take('hoa-binh', transfer, { verb, version: 3 }, right)).toThrow(expect.objectContaining({ code: 'version-stale' }));
    const { transfer: after } = take('hoa-binh', transfer, { verb, usingUnitId: 'school' }, right);
    expect(() => take('hoa-binh', after, { verb }, right)).toThrow(expect.objectContaining({ code: 'transfer-state' }));
  });

  it('leaves the record with the sender: a refusal answers the receiver’s duty, a cancelled transfer owes nothing more', () => {
    const refused = take('tuyen-quang', standing({ state: 'SENT' }), { verb: 'refuse' }, receiver);
    expect(refused).toMatchObject({ transfer: { state: 'REFUSED', isEnded: true }, effects: [{ effect: 'done', act: 'receive' }] });
    expect(take('tuyen-quang', standing({ state: 'SENT' }), { verb: 'cancel' }, sender)).toMatchObject({
      transfer: { state: 'CANCELLED', isEnded: true },
      effects: [],
    });
  });
});
