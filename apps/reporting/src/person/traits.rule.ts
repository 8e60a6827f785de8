import type { Day } from '@noivu/calendar';
import { degreeLevels, nameSortKey, type FactKind, type FactValue, type qualificationFields, type TimelineFact } from '@noivu/contracts';
import { bm01RankColumn, bornOnForRetirement, isEthnicMinority, isReligious, retirementRule } from '@noivu/regulation';
import type { Traits } from './person-span';
import { qualificationOrder } from './qualification-order.data';

const holdsOn = ({ validFrom, validTo }: TimelineFact, day: Day): boolean => validFrom <= day && (validTo === undefined || day < validTo);

const highest = <Level extends string>(order: readonly Level[], held: readonly { level: string }[]): Level | undefined =>
  held.length === 0 ? undefined : order.find((level) => held.some((one) => one.level === level));

/**
 * The timeline of one person, asked day by day for what the forms count.
 * @law 11/2012/TT-BNV, BM01 — những gì được tính của một người trong ngày báo cáo
 * @test apps/reporting/src/person/spans.rule.spec.ts
 */
export class CountedTimeline {
  private readonly facts = new Map<FactKind, TimelineFact[]>();
  private readonly known = new Map<object, ReturnType<typeof whoIs>>();

  constructor(timeline: readonly TimelineFact[]) {
    for (const fact of timeline) this.facts.set(fact.kind, [...(this.facts.get(fact.kind) ?? []), fact]);
  }

  /**
   * What is counted of the person on a day. Undefined on a day on which it is not known who the person is or where the person is employed. Of
   * several degrees, and of several qualifications in one field, the highest counts.
   */
  traitsOn(day: Day): Traits | undefined {
    const identity = this.one('identity', day);
    const post = this.one('post', day);
    if (!identity || !post) return undefined;
    const { managingUnitId, usingUnitId } = post;
    // Not spread one after the other: of so many fields that takes twice as long, and a rebuild asks for millions of days.
    const person = Object.assign(this.belonging(day), this.training(day));
    return Object.assign({ managingUnitId, usingUnitId }, this.who(identity), this.standing(day), person);
  }

  private all<K extends FactKind>(kind: K, day: Day): FactValue<K>[] {
    return (this.facts.get(kind) ?? []).filter((fact) => holdsOn(fact, day)).map(({ value }) => value as FactValue<K>);
  }

  private one<K extends FactKind>(kind: K, day: Day): FactValue<K> | undefined {
    return this.facts.get(kind)?.find((fact) => holdsOn(fact, day))?.value as FactValue<K> | undefined;
  }

  private who(identity: FactValue<'identity'>): ReturnType<typeof whoIs> {
    const who = this.known.get(identity) ?? whoIs(identity);
    this.known.set(identity, who);
    return who;
  }

  private standing(day: Day) {
    const { category, level } = this.one('staff-category', day) ?? {};
    const rankCode = this.one('rank', day)?.rankCode;
    const rankColumn = rankCode === undefined ? undefined : bm01RankColumn(rankCode, day);
    return { category, level, status: this.one('status', day)?.status, rankCode, rankColumn };
  }

  private belonging(day: Day) {
    const group = this.one('ethnic-group', day)?.code;
    const religion = this.one('religion', day)?.code;
    return {
      isMinority: group !== undefined && isEthnicMinority(group),
      isReligious: religion !== undefined && isReligious(religion),
      isPartyMember: this.one('party', day) !== undefined,
    };
  }

  private training(day: Day) {
    const held = this.all('qualification', day);
    const inField = (field: (typeof qualificationFields)[number]) =>
      held.length === 0
        ? undefined
        : highest(
            qualificationOrder[field],
            held.filter((one) => one.field === field),
          );
    return {
      degree: highest(degreeLevels, this.all('degree', day)),
      politicalTheory: inField('POLITICAL_THEORY'),
      stateManagement: inField('STATE_MANAGEMENT'),
      it: inField('IT'),
      english: inField('ENGLISH'),
      otherLanguage: inField('OTHER_LANGUAGE'),
      ethnicLanguage: inField('ETHNIC_LANGUAGE'),
    };
  }
}

function whoIs({ fullName, sex, bornOn: partial }: FactValue<'identity'>) {
  const bornOn = bornOnForRetirement(partial);
  return { fullName, nameSort: nameSortKey(fullName), sex, bornOn, lastServiceDay: retirementRule({ bornOn, sex }).lastDayOn };
}
