import type { Day } from '@noivu/calendar';
import type { AccountKind, staffCategories, Tier } from '@noivu/contracts';
import type { ProvinceCode } from '../province';
import type { ProvincialTimer, ResponsibleRole, TimedEvent } from '../timer/timer';

/** A value and the article of the profile's instrument that sets it. */
export interface Cited<T> {
  readonly value: T;
  readonly article: string;
}

/** How a province names a tier (cấp), and its number where it has one. Đồng Nai counts from the top, Hòa Bình from the bottom. */
export interface TierLabel {
  readonly tier: Tier;
  readonly number: number | null;
  readonly name: string;
  readonly who: string;
  readonly article: string;
}

/** People whom the regulation covers (đối tượng áp dụng); `under` names the decree of a labour contract. */
export interface CoveredPeople {
  readonly category: (typeof staffCategories)[number];
  readonly under?: string;
  readonly article: string;
}

/** An event for which the regulation sets no period and none can be derived. */
export interface Silence {
  readonly event: TimedEvent;
  readonly article: string;
  readonly why: string;
}

/** What is done to a record that moves: move it in one step, send it, receive it, hand it on to the unit that uses the person, or set its status. */
export type TransferAct = 'move' | 'send' | 'receive' | 'hand-on' | 'set-status';

/** One step of a transfer; who acts and by when is what its timer says. */
export interface TransferStep {
  readonly act: TransferAct;
  readonly timerId: string;
}

/** The steps of a transfer (điều chuyển, tiếp nhận hồ sơ): within one body, to another body, out of the system's scope. */
export interface TransferSteps {
  readonly within: readonly TransferStep[];
  readonly across: readonly TransferStep[];
  readonly leave: readonly TransferStep[];
}

/** A duty that comes round by itself; `reviews` names the tier whose updating is looked through. */
export interface PeriodicDuty {
  readonly id: string;
  readonly every: 'week' | 'year' | 'year-or-request';
  readonly owedBy: Tier | ResponsibleRole;
  readonly duty: string;
  readonly reviews?: Tier;
  readonly article: string;
}

/** A report on record keeping (báo cáo công tác quản lý hồ sơ). `before` holds days MM-DD; the day before each is the last. */
export interface ReportDuty {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly to: string;
  readonly before: readonly string[];
  readonly article: string;
}

/** A rule on accounts (tài khoản người dùng); `inWriting` where the text asks for a document. */
export interface AccountRule {
  readonly code: string;
  readonly text: string;
  readonly inWriting?: boolean;
  readonly article: string;
}

/** How many accounts of a kind there may be. */
export interface AccountLimit {
  readonly kind: AccountKind;
  readonly max: number;
  readonly per: 'person' | 'unit' | 'province';
  readonly onRequest?: boolean;
  readonly article: string;
}

/** What the regulation says of passwords; null where it says nothing. */
export interface PasswordPolicy {
  readonly changeIssued: Cited<boolean> | null;
  readonly rotation: { readonly id: string; readonly everyMonths: number; readonly article: string } | null;
  readonly lost: { readonly asks: 'officer' | 'head'; readonly inWriting: boolean; readonly article: string };
}

/** The force of an electronic record (giá trị của hồ sơ điện tử) beside the paper one. */
export type LegalValue = 'EQUAL_TO_PAPER' | 'REPLACES_PAPER';

/** How secrecy binds a record: only papers classed secret, the whole record as a secret paper (tài liệu mật), or the general rules of the State. */
export type SecrecyRegime = 'CLASSIFIED_PAPERS_ONLY' | 'AS_SECRET_PAPERS' | 'STATE_RULES';

/** The principles of record keeping; null where the text is silent. */
export interface Principles {
  readonly matchesPaper: Cited<boolean>;
  readonly legalValue: Cited<LegalValue> | null;
  readonly secrecy: Cited<SecrecyRegime>;
  readonly headAnswers: Cited<boolean> | null;
  /** What anyone else needs to read a record. */
  readonly outsideReaders: Cited<'WRITTEN_PERMISSION' | 'PERMISSION'>;
  /** Whether the text itself gives way to what the centre or the province rules later. */
  readonly yieldsToLaterLaw: Cited<boolean> | null;
}

/** The notice that is due when the software has stopped for so many working days in a row. */
export interface OutageNotice {
  readonly id: string;
  readonly workingDaysInARow: number;
  readonly channels: string;
  readonly article: string;
}

/** The personnel regulation of one province as data (quy chế quản lý hồ sơ điện tử). Articles without an instrument are of its own `instrument`. */
export interface RegulationProfile {
  readonly province: ProvinceCode;
  readonly name: string;
  readonly instrument: string;
  readonly title: string;
  readonly issuedOn: Day;
  readonly inForceFrom: Day;
  /** The first day on which it no longer holds. */
  readonly inForceTo?: Day;
  readonly recordTerm: string;
  readonly tierNumbering: 'top-down' | 'bottom-up' | 'named';
  readonly tiers: readonly TierLabel[];
  readonly people: readonly CoveredPeople[];
  readonly timers: readonly ProvincialTimer[];
  readonly silences: readonly Silence[];
  readonly transfers: TransferSteps;
  readonly periodicDuties: readonly PeriodicDuty[];
  readonly reports: readonly ReportDuty[];
  readonly accountRules: readonly AccountRule[];
  readonly accountLimits: readonly AccountLimit[];
  readonly passwords: PasswordPolicy;
  readonly principles: Principles;
  readonly outageNotice: OutageNotice | null;
}
