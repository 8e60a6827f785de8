import type { Day } from '@noivu/calendar';
import type { LegalValue } from '../profile/regulation-profile';
import type { ResponsibleRole, Timer } from '../timer/timer';

/**
 * What a national rule does to a provincial one: it takes its place, stands beside it, or lets it go on but not beyond the national end.
 * Of what no national rule names, the province's rule holds.
 */
export type OverlayEffect = 'REPLACES' | 'ADDS' | 'CAPS';

/** How well a rule of the overlay is known: from several independent reports of the text, from one, only in part, or by our own reading. */
export type Certainty = 'several-reports' | 'one-report' | 'unsure' | 'own-reading';

/** What every rule of the overlay says of itself; `overlays` names the provincial timers and duties it touches. */
interface Overlaying {
  readonly instrument: string;
  readonly inForceFrom: Day;
  readonly effect: OverlayEffect;
  readonly overlays: readonly string[];
  readonly certainty: Certainty;
}

/** A national period. `process` limits it to data that a process run in the system brought forth, or to all other data. */
export interface NationalTimer extends Timer, Overlaying {
  readonly process?: 'in-system' | 'elsewhere';
}

/** A national duty without a number of days: people are reminded of it, and never overdue. */
export interface StandingDuty extends Overlaying {
  readonly id: string;
  readonly duty: string;
  readonly owedBy: readonly ResponsibleRole[];
  readonly article: string;
}

/** National law laid over every province's regulation from its own date. */
export interface NationalOverlay {
  readonly instrument: string;
  readonly title: string;
  readonly issuedOn: Day;
  readonly inForceFrom: Day;
  readonly timers: readonly NationalTimer[];
  readonly standingDuties: readonly StandingDuty[];
  readonly legalValue: { readonly value: LegalValue; readonly article: string };
}
