import {
  CreateRecord,
  FindObligations,
  GetTransfer,
  ProposeTransfer,
  type ObligationView,
  type ProposeTransferRequest,
  type TransferView,
} from '@noivu/contracts';
import type { ProvinceCode } from '@noivu/regulation';
import { aDecision, aRecord } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';
import type { TestUnit, UnitName } from './test-units';

/** Signed on Monday 3 March 2025, in effect from Monday 17 March. */
export const signed = { issuedOn: '2025-03-03', effectiveOn: '2025-03-17', subject: 'TRANSFER' } as const;

/** The service of a province with a clerk in every unit, who do what a transfer takes. */
export interface ClerkOffice {
  readonly office: PersonnelUnderTest;
  readonly clerk: Readonly<Record<UnitName, TestCaller>>;
  readonly unit: Readonly<Record<UnitName, TestUnit>>;
  /** A record that a unit keeps, of somebody who began long before. */
  record(keeper?: UnitName): Promise<string>;
  /** A transfer that was prepared, from the hospital to the school unless said. */
  propose(over?: Partial<ProposeTransferRequest> & { readonly by?: UnitName }): Promise<TransferView>;
  read(by: UnitName, transferId: string): Promise<TransferView>;
  duties(by: UnitName, recordId: string): Promise<ObligationView[]>;
}

/** Starts it on the morning of a day; 10 March 2025 unless said. */
export async function clerkOffice(province: ProvinceCode, day = '2025-03-10'): Promise<ClerkOffice> {
  const office = await personnelUnderTest({ now: `${day}T02:00:00.000Z`, province });
  const { units: unit } = office;
  const names = Object.keys(unit) as UnitName[];
  const clerk = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await office.caller({ unit: name })])),
  ) as ClerkOffice['clerk'];
  const record = async (keeper: UnitName = 'hospital') => {
    const made = aRecord(unit[keeper], {
      decision: { issuedOn: '2009-12-01', effectiveOn: '2010-01-01' },
      from: '2010-01-01',
      title: 'Bác sĩ',
    });
    return (await clerk[keeper].ask(CreateRecord, made)).recordId;
  };
  return {
    office,
    clerk,
    unit,
    record,
    propose: async ({ by = 'hospital', ...over } = {}) => {
      const recordId = over.recordId ?? (await record());
      const to = over.kind === 'OUT' ? {} : { toUnitId: unit.school.unitId };
      const ground = over.decisionId ? {} : { decision: aDecision(unit.health, signed) };
      return clerk[by].ask(ProposeTransfer, { kind: 'ACROSS', ...to, ...ground, ...over, recordId });
    },
    read: (by, transferId) => clerk[by].ask(GetTransfer, { transferId }),
    duties: async (by, recordId) => (await clerk[by].ask(FindObligations, { recordId })).data,
  };
}

/** The value of If-Match for a version. */
export const onVersion = (version: number): { ifMatch: string } => ({ ifMatch: `"v${version}"` });
