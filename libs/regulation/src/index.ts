export {
  catalogueItem,
  catalogues,
  isEthnicMinority,
  isReligious,
  type CatalogueItem,
  type CatalogueName,
  type Catalogues,
} from './catalogue/catalogue';
export type { Certainty, NationalOverlay, NationalTimer, OverlayEffect, StandingDuty } from './national/national-overlay';
export { nationalOverlay } from './national/national-overlay.data';
export { payGroups, type PayGroup, type PayTable } from './pay/pay-group.data';
export { ranks, type Bm01RankColumn, type Rank } from './pay/rank.data';
export { bm01RankColumn, coefficientOf, fitsPayTable, payGroupsOf, rankOf, type PayStanding } from './pay/rank.rule';
export { legalValueOn } from './profile/legal-value.rule';
export { profileOf } from './profile/profile-of';
export type * from './profile/regulation-profile';
export { regulationView, type RegulationView } from './profile/regulation-view';
export { reportDays, type ReportDay } from './profile/report-day.rule';
export { provinceCodes, type ProvinceCode } from './province';
export { retirementAges, type Age, type RetirementAge } from './retirement/retirement-age.data';
export {
  bornOnForRetirement,
  isOverRetirementAge,
  retirementRule,
  type Retirement,
  type RetirementQuestion,
} from './retirement/retirement.rule';
export { dueDate, regimes, type DueDate, type DueDateQuestion, type Regime } from './timer/due-date.rule';
export {
  roleNames,
  startNames,
  timedEvents,
  type ProvincialTimer,
  type ResponsibleRole,
  type StartsFrom,
  type TimedEvent,
  type Timer,
  type TimerBasis,
} from './timer/timer';
export { timersOf, type TimerInForce } from './timer/timers-of';
