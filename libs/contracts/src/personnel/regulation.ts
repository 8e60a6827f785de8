import { contract } from '../contract';
import { Day, Flag, Free, OneOf, Part, Text, Whole } from '../field/fields';
import { Nothing } from '../identity/session';
import { sexes } from './fact';
import { obligationEvents, type ObligationEvent } from './obligation';

/** The regulation profile in force (quy chế đang áp dụng), every value with its article. */
export class RegulationView {
  @Text({ max: 40 }) province: string;
  @Text({ max: 200 }) instrument: string;
  @Day() asOf: string;
  @Free() tiers: object;
  @Free({ list: 100 }) timers: object[];
  @Free({ list: 100 }) reports: object[];
  @Free({ list: 100 }) accounts: object[];
}

/** Provincial: the province's own text alone; in-force: with the national overlay from its own date. */
export const regimes = ['provincial', 'in-force'] as const;
export type Regime = (typeof regimes)[number];

export class DueDateRequest {
  @OneOf(obligationEvents) event: ObligationEvent;
  @Day({ description: 'Ngày bắt đầu; ngày này không tính' }) startsOn: string;
  @OneOf(regimes, { optional: true }) regime?: Regime;
}

export class SkippedDay {
  @Day() day: string;
  @Text({ max: 200 }) reason: string;
}

/** When something is due, and why (thời hạn và căn cứ). */
export class DueDateView {
  @OneOf(obligationEvents) event: ObligationEvent;
  @Day() startsOn: string;
  @Day() dueOn: string;
  @Whole({ min: 0, max: 1000 }) number: number;
  @OneOf(['working-day', 'calendar-day']) unit: 'working-day' | 'calendar-day';
  @Text({ max: 300 }) article: string;
  @OneOf(['text', 'derived']) basis: 'text' | 'derived';
  @Flag() projected: boolean;
  @Part(() => SkippedDay, { list: 400 }) skippedDays: SkippedDay[];
}

export class RetirementRuleRequest {
  @Day() bornOn: string;
  @OneOf(sexes) sex: (typeof sexes)[number];
}

export class RetirementAge {
  @Whole({ min: 40, max: 80 }) years: number;
  @Whole({ min: 0, max: 11 }) months: number;
}

/** When a person reaches retirement age under ordinary conditions (NĐ 135/2020). */
export class RetirementRuleView {
  @Part(() => RetirementAge) age: RetirementAge;
  @Day({ description: 'Ngày cuối cùng làm việc' }) lastDayOn: string;
  @Day({ description: 'Ngày bắt đầu hưởng lương hưu' }) pensionFromOn: string;
  @Text({ max: 300 }) article: string;
}

// A rule of law is nobody's secret: other systems may ask it without an account.
const open = { permission: 'public', scope: 'public', audit: 'rule-asked' } as const;

export const GetRegulation = contract({ subject: 'personnel.regulation.get', ...open, request: Nothing, reply: RegulationView });
export const AskDueDate = contract({ subject: 'personnel.regulation.due-date', ...open, request: DueDateRequest, reply: DueDateView });
export const AskRetirementRule = contract({
  subject: 'personnel.regulation.retirement',
  ...open,
  request: RetirementRuleRequest,
  reply: RetirementRuleView,
});
