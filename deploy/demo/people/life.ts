import type { Day } from '@noivu/calendar';
import type { DemoProvince } from '../province';
import type { MadeUnit } from '../units/made-unit';
import type { Seat } from './jobs/seat';
import type { Sex } from './names/full-name';
import type { Xoshiro128 } from './xoshiro128';

/** How someone left the service: retired, resigned, died, moved to another province or to the Party's bodies. */
export interface Leaving {
  readonly status: 'RETIRED' | 'RESIGNED' | 'DECEASED' | 'TRANSFERRED_OUT';
  /** The first day out of service. */
  readonly on: Day;
}

/** The frame of one made person's life, in which everything else must fit. */
export interface Life {
  readonly random: Xoshiro128;
  /** Place in the run, from 0. */
  readonly index: number;
  readonly province: DemoProvince;
  readonly asOf: Day;
  /** The unit and seat held now, or last. */
  readonly unit: MadeUnit;
  readonly seat: Seat;
  readonly ethnicCode: string;
  readonly family: string;
  readonly fullName: string;
  readonly sex: Sex;
  readonly bornOn: Day;
  /** The day of birth as the record has it: whole, or `1968-05`, or `1968`; `bornOn` is the earliest day it can be. */
  readonly bornOnAsKnown: string;
  readonly startedOn: Day;
  readonly leaving: Leaving | null;
  /** The day of leaving, else the day as of which all is told: no change is dated later. */
  readonly endsOn: Day;
  /** Changes are told from here on, at most fifteen years back; what held then is told with its own date. */
  readonly toldFrom: Day;
  /** The day the record was made. */
  readonly createdOn: Day;
}
