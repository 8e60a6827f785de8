import type { Day } from '@noivu/calendar';
import type { DueDateRequest, DueDateView, RegulationView, RetirementRuleRequest, RetirementRuleView } from '@noivu/contracts';
import { dueDate, regulationView, retirementRule, type RegulationProfile } from '@noivu/regulation';
import { citation } from './citation';

/**
 * The profile in force on a day: tier names, time limits with what national law lays over them, reports, rules and limits of accounts.
 * @law none: hands on what the regulation answers
 */
export function regulationAnswer(profile: RegulationProfile, on: Day): RegulationView {
  const { province, instrument, tiers, timers, reports, accountRules, accountLimits } = regulationView(profile, on);
  return {
    province,
    instrument,
    asOf: on,
    tiers,
    timers: [...timers],
    reports: [...reports],
    accounts: [...accountRules, ...accountLimits],
  };
}

/** When something would be due. @throws DomainError rule-silent, day-invalid, calendar-year-unknown */
export function dueDateAnswer(profile: RegulationProfile, { event, startsOn: from, regime = 'in-force' }: DueDateRequest): DueDateView {
  const found = dueDate({ profile, event, startsOn: from, regime });
  const { startsOn, dueOn, number, unit, basis, projected, skippedDays } = found;
  return { event, startsOn, dueOn, number, unit, article: citation(found), basis, projected, skippedDays: [...skippedDays] };
}

/** When somebody would reach retirement age under ordinary conditions. @throws DomainError day-invalid */
export function retirementAnswer({ bornOn, sex }: RetirementRuleRequest): RetirementRuleView {
  const { age, lastDayOn, pensionFromOn, ...rule } = retirementRule({ bornOn, sex });
  return { age: { ...age }, lastDayOn, pensionFromOn, article: citation(rule) };
}
