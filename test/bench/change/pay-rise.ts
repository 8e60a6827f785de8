import type { ChangeRecordRequest } from '@noivu/contracts';
import { asSuperuser } from '../asked/as-superuser';
import type { Ground } from '../ground';

/** A record that may be changed, at the version at which it stands. */
export interface Changeable {
  readonly recordId: string;
  readonly version: number;
  readonly rankCode: string;
}

/** What a change says besides which record. */
export type PayRise = Omit<ChangeRecordRequest, 'recordId'>;

// People in service whose pay step began before today: a rise from today on closes one row and inserts two.
const CHANGEABLE = `SELECT r.id AS "recordId", r.version, l.rank_code AS "rankCode" FROM personnel.record r JOIN personnel.record_line l ON l.record_id = r.id
  WHERE l.status = 'WORKING' AND l.rank_code IS NOT NULL AND r.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM personnel.fact f
    WHERE f.record_id = r.id AND f.kind = 'rank' AND upper_inf(f.recorded) AND (lower(f.valid) >= $1 OR upper(f.valid) > $1))
  ORDER BY md5(r.id::text)`;

/** Every record that can take a pay rise today, in an order that has nothing to do with units. */
export const changeableOf = (ground: Ground): Promise<readonly Changeable[]> =>
  asSuperuser(ground, async (client) => (await client.query<Changeable>(CHANGEABLE, [ground.day])).rows);

/** Raises the pay of one person by a decision of today (nâng bậc lương): the most frequent change there is. */
export const payRiseOf = ({ rankCode }: Changeable, { day, issuerUnitId }: { day: string; issuerUnitId: string }): PayRise => ({
  decision: {
    number: '1/QĐ-SNV',
    issuedOn: day,
    effectiveOn: day,
    issuerUnitId,
    signer: 'Trần Văn Ký',
    subject: 'PAY_RAISE',
    summary: 'Nâng bậc lương thường xuyên',
  },
  acts: [{ act: 'add', kind: 'rank', validFrom: day, value: { rankCode, step: 5, coefficient: '3.66' } }],
});
