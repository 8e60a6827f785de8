import { provinceCodes } from '@noivu/regulation';
import { playTransfers, wantedRuns } from '../../test/transfer-model';

describe.each(provinceCodes)('clerks in %s whose orders are doubled, lost and overtake each other', (province) => {
  it.each(['WITHIN', 'ACROSS', 'OUT'] as const)(
    '%s: the record is always in exactly one place, and every step is taken by whoever may',
    (kind) => expect(playTransfers(province, kind, kind === 'ACROSS' ? 1_000 : 250)).toEqual(wantedRuns(province, kind)),
  );
});
