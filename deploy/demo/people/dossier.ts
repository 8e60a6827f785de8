import { addDays, type Day } from '@noivu/calendar';
import type { FactKind, FactValue } from '@noivu/contracts';
import type { MadeUnit } from '../units/made-unit';
import type { DecisionBook } from './decision-book';
import type { Life } from './life';
import type { DecisionSubject } from '@noivu/contracts';
import type { Instant, MadeDecision, MadeFact } from './made-person';
import type { PersonIds } from './person-ids';
import { weekdayOnOrBefore, weekdaysAfter } from './weekday';

/** From a day to the day before another; open where `to` is absent. */
export interface Span {
  readonly from: Day;
  readonly to?: Day;
}

/** What a decision is to say. */
export interface DecisionDraft {
  readonly subject: DecisionSubject;
  readonly issuer: MadeUnit;
  readonly effectiveOn: Day;
  readonly summary: string;
  /** Days between signing and taking effect, from … to; 1 to 12 unless told. */
  readonly signedAhead?: readonly [number, number];
  /** Weekdays that entering it took at most; 2 unless told. The tightest rule gives three working days, and one may be a Saturday worked in exchange. */
  readonly enteredWithin?: number;
}

/** Days after which people declare a change of their own at the latest. */
const SLOWEST_TO_DECLARE = 20;

/** Gathers the facts and decisions of one life, with the moment each came into the system. */
export class Dossier {
  readonly recordId: string;
  readonly createdAt: Instant;
  /** Nothing is known on the very day as of which all is told. */
  private readonly latest: Day;
  /** What held by then had been declared when the record was made. */
  private readonly longKnown: Day;
  readonly facts: MadeFact[] = [];
  readonly decisions: MadeDecision[] = [];

  constructor(
    readonly life: Life,
    private readonly ids: PersonIds,
    private readonly book: DecisionBook,
  ) {
    this.recordId = ids.next();
    this.latest = addDays(life.asOf, -1);
    this.longKnown = addDays(life.createdOn, -SLOWEST_TO_DECLARE);
    this.createdAt = this.inOfficeHours(life.createdOn);
  }

  /** Puts down a fact; without a decision it was declared, and entered within days. An empty span is left out. */
  state<K extends FactKind>(kind: K, { from, to }: Span, value: FactValue<K>, decision?: MadeDecision): void {
    if (to !== undefined && to <= from) return;
    const recordedAt = decision?.enteredAt ?? this.declaredAt(from);
    const fact = {
      factId: this.ids.next(),
      kind,
      validFrom: from,
      validTo: to ?? null,
      value,
      decisionId: decision?.decisionId ?? null,
      recordedAt,
    };
    this.facts.push(fact as MadeFact);
  }

  /** Puts down a decision: signed on a working day before it takes effect, entered soon after, or with the record where that is younger. */
  decide({ subject, issuer, effectiveOn, summary, signedAhead = [1, 12], enteredWithin = 2 }: DecisionDraft): MadeDecision {
    const issuedOn = weekdayOnOrBefore(addDays(effectiveOn, -this.life.random.between(...signedAhead)));
    const delay = this.life.random.between(0, enteredWithin);
    const decision: MadeDecision = {
      decisionId: this.ids.next(),
      number: this.book.numberFor(issuer, issuedOn),
      issuedOn,
      effectiveOn,
      issuerUnitId: issuer.unitId,
      signer: this.book.signerOf(issuer, issuedOn),
      subject,
      summary,
      enteredAt: issuedOn <= this.life.createdOn ? this.createdAt : this.at(weekdaysAfter(issuedOn, delay)),
    };
    this.decisions.push(decision);
    return decision;
  }

  private declaredAt(from: Day): Instant {
    if (from <= this.longKnown) return this.createdAt;
    const declared = addDays(from, this.life.random.between(2, SLOWEST_TO_DECLARE));
    return declared <= this.life.createdOn ? this.createdAt : this.at(declared);
  }

  /** A moment of that day, or of the last that is told; never before the record is made. */
  private at(day: Day): Instant {
    const moment = this.inOfficeHours(day < this.latest ? day : this.latest);
    return moment > this.createdAt ? moment : this.createdAt;
  }

  /** A moment of that day in the province, 8–11 or 13–16 o'clock, in UTC. */
  private inOfficeHours(day: Day): Instant {
    const { random } = this.life;
    const hour = random.pick([1, 2, 3, 6, 7, 8]);
    const [minute, second] = [random.between(0, 59), random.between(0, 59)].map((part) => String(part).padStart(2, '0'));
    return `${day}T0${hour}:${minute}:${second}Z`;
  }
}
