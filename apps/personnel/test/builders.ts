import type { CreateRecordRequest, DecisionInput, FactAct, FactInput } from '@noivu/contracts';
import type { TestUnit } from './test-units';

let numbers = 100_000;
/** A citizen number that nobody else of the file has; the province it begins with does not exist. */
export const citizenNumber = (): string => `076190${String((numbers += 1))}`;

/** A decision of a unit, issued in time. */
export const aDecision = (issuer: TestUnit, over: Partial<DecisionInput> = {}): DecisionInput => ({
  number: '123/QĐ-SYT',
  issuedOn: '2026-11-02',
  effectiveOn: '2026-11-10',
  issuerUnitId: issuer.unitId,
  signer: 'Trần Văn Ký',
  subject: 'OTHER',
  summary: 'Về công tác cán bộ',
  ...over,
});

/** What a record is built from. */
export interface RecordWish {
  readonly fullName?: string;
  readonly citizenNumber?: string;
  readonly bornOn?: string;
  readonly sex?: 'MALE' | 'FEMALE';
  /** The first day of everything that must be known; 2020-01-01 unless said. */
  readonly from?: string;
  readonly title?: string;
  readonly decision?: Partial<DecisionInput>;
  /** Beside what must be known. */
  readonly facts?: readonly FactInput[];
}

/** A record of somebody who serves in a unit and is kept there, complete. */
export function aRecord(unit: TestUnit, wish: RecordWish = {}): CreateRecordRequest {
  const { fullName = 'Nguyễn Thị Minh Hạnh', from = '2020-01-01', bornOn = '1990-05-17', sex = 'FEMALE', title = 'Chuyên viên' } = wish;
  const fact = (kind: FactInput['kind'], value: object): FactInput => ({ kind, validFrom: from, value });
  return {
    custodianUnitId: unit.unitId,
    decision: aDecision(unit, { subject: 'RECRUITMENT', ...wish.decision }),
    facts: [
      fact('identity', { fullName, sex, bornOn, citizenNumber: wish.citizenNumber ?? citizenNumber() }),
      fact('post', { managingUnitId: unit.unitId, usingUnitId: unit.unitId, title }),
      fact('staff-category', { category: 'PUBLIC_EMPLOYEE' }),
      fact('status', { status: 'WORKING' }),
      fact('ethnic-group', { code: '01' }),
      fact('religion', { code: '99' }),
      ...(wish.facts ?? []),
    ],
  };
}

/** A post in a unit, from a day. */
export const aPost = (unit: TestUnit, validFrom: string, title = 'Phó trưởng phòng'): FactAct => ({
  act: 'add',
  kind: 'post',
  validFrom,
  value: { managingUnitId: unit.unitId, usingUnitId: unit.unitId, title },
});

/** A rank, from a day. */
export const aRank = (validFrom: string, over: { validTo?: string; step?: number } = {}): FactInput => ({
  kind: 'rank',
  validFrom,
  ...(over.validTo && { validTo: over.validTo }),
  value: { rankCode: 'V.08.05.12', step: over.step ?? 1, coefficient: '2.34' },
});
