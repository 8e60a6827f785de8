import { recordsOf, type Ground } from '../ground';

/** Enough that no cache holds them all, and few enough to be handed over in no time. */
const RECORDS = 5_000;

/** Ids of records, evenly from the whole province. */
export async function someRecords(ground: Ground): Promise<readonly string[]> {
  const { ids } = await recordsOf(ground);
  const step = Math.max(1, Math.floor(ids.length / RECORDS));
  return ids.filter((_, place) => place % step === 0).slice(0, RECORDS);
}
