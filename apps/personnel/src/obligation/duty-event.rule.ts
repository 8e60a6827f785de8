import type { DecisionSubject, ObligationEvent, StatusFact } from '@noivu/contracts';

/** Nghỉ hưu, thôi việc, từ trần; chuyển ra ngoài: HB 11.3 with 9.2.a, DT 10.3, TQ 10.3. */
const leaving: Readonly<Partial<Record<StatusFact['status'], ObligationEvent>>> = {
  RETIRED: 'status-change',
  RESIGNED: 'status-change',
  DECEASED: 'status-change',
  TRANSFERRED_OUT: 'leave-province',
};

const departures: Readonly<Partial<Record<DecisionSubject, ObligationEvent>>> = {
  RETIREMENT: 'status-change',
  RESIGNATION: 'status-change',
  DEATH: 'status-change',
  TRANSFER_OUT: 'leave-province',
};

/** Which period a decision sets running, as far as its subject tells before anybody has carried it out. */
export const eventOfSubject = (subject: DecisionSubject | undefined): ObligationEvent =>
  (subject && departures[subject]) ?? 'record-change';

/**
 * Which period a change was bound by: that of the status it set, else that of its decision.
 * @law 20/QĐ-UBND, 11.3; 9.2.a — cập nhật khi nghỉ hưu, thôi việc, từ trần
 * @law 539/QĐ-UBND-HC, 10.3 — điều chỉnh tình trạng hồ sơ
 * @law 16/2020/QĐ-UBND, 10.3 — điều chỉnh tình trạng dữ liệu
 * @test apps/personnel/src/obligation/settlement.rule.spec.ts
 */
export const eventOfChange = (status: StatusFact['status'] | undefined, subject: DecisionSubject | undefined): ObligationEvent =>
  (status && leaving[status]) ?? eventOfSubject(subject);
