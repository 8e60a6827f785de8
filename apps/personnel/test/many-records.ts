import { createHash } from 'node:crypto';
import type { FactKind } from '@noivu/contracts';
import type { LoadedDecision, LoadedFact, LoadedRecord } from '../src/record/loaded-record';

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Võ', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'];
const middles = ['Văn', 'Thị', 'Minh', 'Thanh', 'Ngọc', 'Đức', 'Hữu', 'Thu', 'Quang', 'Xuân'];
const givens = [
  'Hạnh',
  'Ưỡn',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hoà',
  'Khánh',
  'Lan',
  'Mai',
  'Nga',
  'Oanh',
  'Phúc',
  'Quỳnh',
  'Sơn',
  'Trang',
  'Uyên',
  'Vy',
  'Yến',
  'Ánh',
];
const degrees = ['BACHELOR', 'BACHELOR', 'BACHELOR', 'COLLEGE', 'INTERMEDIATE', 'MASTER', 'ELEMENTARY', 'BACHELOR', 'BACHELOR', 'DOCTOR'];
const ranks = ['V.08.05.12', 'V.08.05.13', 'V.07.05.15', '01.003', '01.004'];

const of = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** An id that the same words always give. */
const idOf = (words: string): string => {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

function factsOf(index: number, unitId: string): LoadedFact[] {
  const fact = (kind: FactKind, value: object, validFrom = '2020-01-01', recordedAt = '2020-01-10T02:00:00.000Z'): LoadedFact => ({
    factId: idOf(`${index}/${kind}/${validFrom}`),
    kind,
    validFrom,
    validTo: null,
    value,
    decisionId: null,
    recordedAt,
  });
  const fullName = `${of(families, index)} ${of(middles, Math.floor(index / 12))} ${of(givens, Math.floor(index / 120))}`;
  const bornOn = `${1965 + (index % 36)}-0${1 + (index % 9)}-1${index % 10}`;
  const citizenNumber = `076190${String(200_000 + index)}`;
  const post = (title: string) => ({ managingUnitId: unitId, usingUnitId: unitId, title });
  return [
    fact('identity', { fullName, sex: index % 3 === 0 ? 'MALE' : 'FEMALE', bornOn, citizenNumber }),
    { ...fact('post', post('Nhân viên')), validTo: '2024-01-01' },
    { ...fact('post', post('Tổ trưởng'), '2024-01-01', '2024-01-05T02:00:00.000Z'), decisionId: idOf(`${index}/appointment`) },
    fact('staff-category', { category: 'PUBLIC_EMPLOYEE' }),
    fact('status', { status: index % 20 === 0 ? 'RETIRED' : 'WORKING' }),
    fact('ethnic-group', { code: '01' }),
    fact('religion', { code: '99' }),
    fact('rank', { rankCode: of(ranks, index), step: 1, coefficient: '2.34' }),
    fact('degree', { level: of(degrees, Math.floor(index / 7)), major: 'Điều dưỡng' }, '2015-06-30'),
    ...(index % 3 === 1 ? [fact('party', {}, '2018-02-03')] : []),
  ];
}

const appointment = (index: number, issuerUnitId: string): LoadedDecision => ({
  decisionId: idOf(`${index}/appointment`),
  number: `${index}/QĐ`,
  issuedOn: `2023-12-${String(1 + (index % 28)).padStart(2, '0')}`,
  effectiveOn: '2024-01-01',
  issuerUnitId,
  signer: 'Trần Văn Ký',
  subject: 'APPOINTMENT',
  summary: 'Bổ nhiệm',
  enteredAt: '2024-01-05T02:00:00.000Z',
});

/** Records for a load: people of made-up names, dealt out among units in turn; the same every time. */
export function* manyRecords(count: number, unitIds: readonly string[]): Generator<LoadedRecord> {
  for (let index = 0; index < count; index += 1) {
    const custodianUnitId = of(unitIds, index);
    const decisions = [appointment(index, custodianUnitId)];
    yield {
      recordId: idOf(String(index)),
      custodianUnitId,
      createdAt: '2020-01-10T02:00:00.000Z',
      facts: factsOf(index, custodianUnitId),
      decisions,
    };
  }
}
