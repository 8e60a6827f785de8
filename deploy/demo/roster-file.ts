import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { demoProvinces } from './province';
import { rosterRows, writeRoster, type RosterRow } from './roster';
import { spoiled } from './spoiled-roster';

const usage = `roster-file --out FILE [--records 30] [--unit CODE] [--spoiled] [--seed WORD] [--province dong-nai]
Writes a roster of made-up people as .xlsx, to be imported: all of them in one unit where its code is given, with three known mistakes where it is to be spoiled.`;

function wanted() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      records: { type: 'string', default: '30' },
      unit: { type: 'string' },
      spoiled: { type: 'boolean', default: false },
      seed: { type: 'string', default: 'roster' },
      province: { type: 'string', default: 'dong-nai' },
    },
  });
  const { out, records, province: name, ...rest } = values;
  const [count, province] = [Number(records), demoProvinces.find((known) => known === name)];
  if (!out || !province || !Number.isInteger(count) || count < 3) throw new Error(usage);
  return { ...rest, out, province, count };
}

/** Nobody of a roster is somebody of the demo that it is imported into. */
const beyondEveryDemo = 900_000;

async function run(): Promise<void> {
  const { out, unit, spoiled: isSpoiled, ...made } = wanted();
  const people = rosterRows({ ...made, asOf: dayInProvince(systemClock.now()), firstIndex: beyondEveryDemo });
  const rows: RosterRow[] = [...people].map((row) => (unit ? { ...row, unitCode: unit } : row));
  await writeRoster(isSpoiled ? spoiled(rows) : rows, out);
  process.stdout.write(`${rows.length} rows in ${out}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
