import type { Day } from '@noivu/calendar';
import { DomainError } from '@noivu/problem';
import { dueDate, profileOf, type TimedEvent } from '@noivu/regulation';
import { demoProvinces, type DemoProvince } from '../province';
import type { MadeDecision, MadePerson } from './made-person';
import { peopleOf } from './people';

const asOf = '2026-11-21';
const transfers: readonly TimedEvent[] = ['transfer-within', 'transfer-send', 'transfer-receive'];

function eventsOf({ subject }: MadeDecision): readonly TimedEvent[] {
  if (subject === 'TRANSFER' || subject === 'SECONDMENT') return transfers;
  if (subject === 'RETIREMENT' || subject === 'RESIGNATION' || subject === 'DEATH') return ['status-change'];
  return subject === 'TRANSFER_OUT' ? ['leave-province'] : ['record-change'];
}

/** The last day for entering a decision; undefined where no rule speaks of the event. */
function dueOn(province: DemoProvince, event: TimedEvent, { issuedOn, effectiveOn }: MadeDecision): Day | undefined {
  try {
    const startDays = { 'effective-date': effectiveOn };
    return dueDate({ profile: profileOf(province), event, startsOn: issuedOn, startDays, tier: 'BASE' }).dueOn;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'rule-silent') return undefined;
    throw error;
  }
}

/** Decisions of the time since the record was made that were entered after their due date. */
const late = (province: DemoProvince, { createdAt, decisions }: MadePerson): MadeDecision[] =>
  decisions
    .filter(({ issuedOn }) => issuedOn > createdAt.slice(0, 10))
    .filter((decision) =>
      eventsOf(decision).some((event) => decision.enteredAt.slice(0, 10) > (dueOn(province, event, decision) ?? '9999')),
    );

describe.each(demoProvinces)('decisions on people of %s', (province) => {
  it('were entered in time, by the regulation of the province and by national law, but for the late ones that are marked', () => {
    const people = [...peopleOf({ seed: 'deadlines', province, count: 500, asOf })];
    for (const person of people) {
      expect([person.recordId, late(province, person).length]).toEqual([person.recordId, person.fault === 'LATE_UPDATE' ? 1 : 0]);
    }
  });
});
