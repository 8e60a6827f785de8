import { randomUUID } from 'node:crypto';
import type { Tier, UnitChangedPayload, UnitKind } from '@noivu/contracts';

/** A unit of the little province in which the tests play. */
export interface TestUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly tier: Tier;
  readonly kind: UnitKind;
  readonly ord: number;
  readonly lastOrd: number;
}

/** A department of health with a health centre and a hospital below it, and a department of education with a school. */
export const unitNames = ['province', 'health', 'healthCentre', 'hospital', 'education', 'school'] as const;
export type UnitName = (typeof unitNames)[number];
export type TestUnits = Readonly<Record<UnitName, TestUnit>>;

/** Makes the province anew, so that no two files share a unit. */
export function makeUnits(): TestUnits {
  const unit = (
    name: string,
    place: [ord: number, lastOrd: number],
    above: TestUnit | null,
    [code, tier, kind]: [string, Tier, UnitKind],
  ): TestUnit => ({
    unitId: randomUUID(),
    parentId: above?.unitId ?? null,
    code,
    name,
    tier,
    kind,
    ord: place[0],
    lastOrd: place[1],
  });
  const province = unit('Ủy ban nhân dân tỉnh', [1024, 7167], null, ['75', 'PROVINCE', 'PROVINCE_COMMITTEE']);
  const health = unit('Sở Y tế', [2048, 5119], province, ['75.SYT', 'DEPARTMENT', 'DEPARTMENT']);
  const education = unit('Sở Giáo dục và Đào tạo', [5120, 7167], province, ['75.SGDDT', 'DEPARTMENT', 'DEPARTMENT']);
  return {
    province,
    health,
    healthCentre: unit('Trung tâm Y tế', [3072, 4095], health, ['75.SYT.TTYT', 'BASE', 'HEALTH_CENTRE']),
    hospital: unit('Bệnh viện đa khoa', [4096, 5119], health, ['75.SYT.BVDK', 'BASE', 'HOSPITAL']),
    education,
    school: unit('Trường trung học phổ thông', [6144, 7167], education, ['75.SGDDT.THPT', 'BASE', 'SCHOOL']),
  };
}

/** What organization announces of a unit. */
export const unitChanged = ({ unitId, parentId, code, name, tier, kind, ord, lastOrd }: TestUnit, version = 1): UnitChangedPayload => ({
  unitId,
  version,
  ord,
  lastOrd,
  timeline: [{ validFrom: '1990-01-01', code, name, tier, kind, ...(parentId !== null && { parentId }) }],
});
