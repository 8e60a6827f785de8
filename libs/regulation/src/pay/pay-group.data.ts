/** The tables of Decree 204/2004/NĐ-CP: 2 for civil servants, 3 for public employees, 4 for service staff (nhân viên thừa hành, phục vụ). */
export type PayTable = 2 | 3 | 4;

/** A group of ranks paid alike (nhóm ngạch): its coefficients by step (hệ số theo bậc), and how long a step is held before the next. */
export interface PayGroup {
  readonly group: string;
  readonly tables: readonly PayTable[];
  readonly coefficients: readonly number[];
  /** 08/2013/TT-BNV art. 2: 36 months for A0–A3, 24 for B, C and service staff. */
  readonly monthsToHold: number;
}

/**
 * Decree 204/2004/NĐ-CP, tables 2, 3 and 4, as amended; taken down 2026-11-21. A3.1–B are confirmed by printed tables; C and table 4 are not yet.
 * @law 204/2004/NĐ-CP, bảng 2; bảng 3; bảng 4 — hệ số lương theo nhóm ngạch và bậc
 * @law 08/2013/TT-BNV, 2 — thời gian giữ bậc để nâng bậc lương thường xuyên
 * @test libs/regulation/src/pay/rank.rule.spec.ts
 */
export const payGroups: readonly PayGroup[] = [
  { group: 'A3.1', tables: [2, 3], monthsToHold: 36, coefficients: [6.2, 6.56, 6.92, 7.28, 7.64, 8] },
  { group: 'A3.2', tables: [2, 3], monthsToHold: 36, coefficients: [5.75, 6.11, 6.47, 6.83, 7.19, 7.55] },
  { group: 'A2.1', tables: [2, 3], monthsToHold: 36, coefficients: [4.4, 4.74, 5.08, 5.42, 5.76, 6.1, 6.44, 6.78] },
  { group: 'A2.2', tables: [2, 3], monthsToHold: 36, coefficients: [4, 4.34, 4.68, 5.02, 5.36, 5.7, 6.04, 6.38] },
  { group: 'A1', tables: [2, 3], monthsToHold: 36, coefficients: [2.34, 2.67, 3, 3.33, 3.66, 3.99, 4.32, 4.65, 4.98] },
  { group: 'A0', tables: [2, 3], monthsToHold: 36, coefficients: [2.1, 2.41, 2.72, 3.03, 3.34, 3.65, 3.96, 4.27, 4.58, 4.89] },
  { group: 'B', tables: [2, 3], monthsToHold: 24, coefficients: [1.86, 2.06, 2.26, 2.46, 2.66, 2.86, 3.06, 3.26, 3.46, 3.66, 3.86, 4.06] },
  { group: 'C1', tables: [2, 3], monthsToHold: 24, coefficients: [1.65, 1.83, 2.01, 2.19, 2.37, 2.55, 2.73, 2.91, 3.09, 3.27, 3.45, 3.63] },
  { group: 'C2', tables: [2], monthsToHold: 24, coefficients: [1.5, 1.68, 1.86, 2.04, 2.22, 2.4, 2.58, 2.76, 2.94, 3.12, 3.3, 3.48] },
  { group: 'C2', tables: [3], monthsToHold: 24, coefficients: [2, 2.18, 2.36, 2.54, 2.72, 2.9, 3.08, 3.26, 3.44, 3.62, 3.8, 3.98] },
  { group: 'C3', tables: [2], monthsToHold: 24, coefficients: [1.35, 1.53, 1.71, 1.89, 2.07, 2.25, 2.43, 2.61, 2.79, 2.97, 3.15, 3.33] },
  { group: 'C3', tables: [3], monthsToHold: 24, coefficients: [1.5, 1.68, 1.86, 2.04, 2.22, 2.4, 2.58, 2.76, 2.94, 3.12, 3.3, 3.48] },
  { group: 'B4-1', tables: [4], monthsToHold: 24, coefficients: [1.5, 1.68, 1.86, 2.04, 2.22, 2.4, 2.58, 2.76, 2.94, 3.12, 3.3, 3.48] },
  { group: 'B4-2', tables: [4], monthsToHold: 24, coefficients: [1.65, 1.83, 2.01, 2.19, 2.37, 2.55, 2.73, 2.91, 3.09, 3.27, 3.45, 3.63] },
  { group: 'B4-3', tables: [4], monthsToHold: 24, coefficients: [2.05, 2.23, 2.41, 2.59, 2.77, 2.95, 3.13, 3.31, 3.49, 3.67, 3.85, 4.03] },
  { group: 'B4-4', tables: [4], monthsToHold: 24, coefficients: [1, 1.18, 1.36, 1.54, 1.72, 1.9, 2.08, 2.26, 2.44, 2.62, 2.8, 2.98] },
  { group: 'B4-5', tables: [4], monthsToHold: 24, coefficients: [1.35, 1.53, 1.71, 1.89, 2.07, 2.25, 2.43, 2.61, 2.79, 2.97, 3.15, 3.33] },
  { group: 'B4-6', tables: [4], monthsToHold: 24, coefficients: [1.5, 1.68, 1.86, 2.04, 2.22, 2.4, 2.58, 2.76, 2.94, 3.12, 3.3, 3.48] },
];
