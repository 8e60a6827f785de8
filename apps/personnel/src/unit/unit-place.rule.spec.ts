import type { UnitChangedPayload } from '@noivu/contracts';
import { placesOf } from './unit-place.rule';

const span = (validFrom: string, validTo?: string, name = 'Sở Y tế') =>
  ({ validFrom, ...(validTo && { validTo }), code: 'SYT', name, kind: 'DEPARTMENT', tier: 'DEPARTMENT' }) as const;
const payload = (version: number, ...timeline: UnitChangedPayload['timeline']): UnitChangedPayload => ({
  unitId: 'health',
  version,
  ord: 2048,
  lastOrd: 4095,
  timeline,
});

describe('the units of the province, from the events of organization', () => {
  it('stand as they are today', () => {
    const renamed = payload(3, span('2010-01-01', '2025-03-01'), span('2025-03-01', undefined, 'Sở Y tế (mới)'));
    expect(placesOf([renamed], '2025-02-28')).toEqual([
      expect.objectContaining({ unitId: 'health', name: 'Sở Y tế', ord: 2048, lastOrd: 4095, version: 3 }),
    ]);
    expect(placesOf([renamed], '2025-03-01')).toEqual([expect.objectContaining({ name: 'Sở Y tế (mới)' })]);
  });

  it('stand as they last were once they are closed, and as they will be before they open', () => {
    expect(placesOf([payload(2, span('2010-01-01', '2025-03-01'))], '2026-01-01')).toEqual([
      expect.objectContaining({ validTo: '2025-03-01' }),
    ]);
    expect(placesOf([payload(1, span('2027-01-01'))], '2026-01-01')).toEqual([expect.objectContaining({ validFrom: '2027-01-01' })]);
  });

  it('take the highest version of several in one batch, in whatever order', () => {
    expect(placesOf([payload(5, span('2010-01-01', undefined, 'five')), payload(4, span('2010-01-01'))], '2026-01-01')).toEqual([
      expect.objectContaining({ name: 'five' }),
    ]);
  });
});
