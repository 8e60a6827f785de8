import type { EntityManager } from 'typeorm';
import { vietnamCalendar } from '@noivu/calendar';
import type { RegulationProfile } from '@noivu/regulation';
import type { LoadedRecord } from '../record/loaded-record';
import { reckonBy, remembered } from './duty.rule';
import { loadedObligations } from './loaded-obligation.rule';
import { insertObligations, tiersOf } from './obligation-rows';

/** Writes the duties of records that are loaded with their history, in the transaction that loads them, which no policy binds. */
export function loadObligations(profile: RegulationProfile): (tx: EntityManager, records: readonly LoadedRecord[]) => Promise<void> {
  const reckon = remembered(reckonBy({ profile, calendar: vietnamCalendar }));
  return async (tx, records) => {
    const tiers = await tiersOf(
      tx,
      records.map(({ custodianUnitId }) => custodianUnitId),
    );
    const rows = records.flatMap((record) => loadedObligations(record, tiers.get(record.custodianUnitId) ?? 'BASE', reckon));
    await insertObligations(tx, rows);
  };
}
