import { aRow, roster } from '../../test/files/made-roster';
import { makeUnits } from '../../test/test-units';
import { rosterColumns } from './roster-column.data';
import { rowFaults, valuesOf } from './roster-row.rule';
import { madeRecords } from './made-record';
import { readRoster } from './roster-reader';
import { assertWorkbook } from './workbook-check';
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
it('speed', async () => {
  const unit = makeUnits().hospital;
  const N = 20000;
  const rows = Array.from({ length: N }, (_, n) => aRow(unit, { fullName: `Nguyễn Văn Số ${n}` }));
  const bytes = roster(rows);
  const lap = async (what: string, work: () => Promise<unknown> | unknown) => { const a = cpu(); await work(); const b = cpu(); process.stdout.write(`${what}: ${Math.round(b - a)} ms, ${Math.round(N / ((b - a) / 1000))} rows/cpu-s\n`); };
  const cells = rows.map((row) => rosterColumns.map(({ key }) => row[key] ?? null));
  for (let round = 0; round < 2; round += 1) {
    await lap('inspect', () => assertWorkbook(bytes));
    await lap('read', async () => { for await (const batch of readRoster(bytes)) batch.length; });
    await lap('values', () => cells.forEach((c) => valuesOf(c, rosterColumns)));
    await lap('faults', () => cells.forEach((c) => rowFaults(valuesOf(c, rosterColumns), unit)));
    const making = { importId: 'i', decisionId: 'd', recordedBy: 'r', recordedAt: '2026-11-20T00:00:00Z', today: '2026-11-20' };
    await lap('make', () => madeRecords(cells.map((c, n) => ({ ...unit, ordinal: n, row: n, cells: valuesOf(c, rosterColumns) })), making));
  }
}, 300_000);
