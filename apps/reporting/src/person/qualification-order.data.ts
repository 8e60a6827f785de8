import type { qualificationFields, qualificationLevels } from '@noivu/contracts';

type Field = (typeof qualificationFields)[number];
type Level = (typeof qualificationLevels)[number];

/**
 * The levels of each field of qualification from the highest to the lowest, as BM01/BNV prints them (11/2012/TT-BNV, columns 18–31): chính trị
 * (cử nhân, cao cấp, trung cấp, sơ cấp), quản lý nhà nước (chuyên viên cao cấp, chuyên viên chính, chuyên viên), tin học and languages (a degree
 * — trung cấp or đại học and above —, a certificate). A level that a field does not have is not counted. Taken down 2026-11-21.
 * @law 11/2012/TT-BNV, BM01 cột 18–31 — thứ bậc các trình độ
 * @test apps/reporting/src/person/spans.rule.spec.ts
 */
export const qualificationOrder: Readonly<Record<Field, readonly Level[]>> = {
  POLITICAL_THEORY: ['BACHELOR', 'ADVANCED', 'INTERMEDIATE', 'ELEMENTARY'],
  STATE_MANAGEMENT: ['SENIOR', 'PRINCIPAL', 'SPECIALIST'],
  IT: ['DEGREE', 'CERTIFICATE'],
  ENGLISH: ['DEGREE', 'CERTIFICATE'],
  OTHER_LANGUAGE: ['DEGREE', 'CERTIFICATE'],
  ETHNIC_LANGUAGE: ['DEGREE', 'CERTIFICATE'],
};
