import { SendTransfer } from '@noivu/contracts';
import { database, inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import type { DataSource } from 'typeorm';
import { clerkOffice, onVersion, type ClerkOffice } from './clerk-office';

let at: ClerkOffice;
let db: DataSource;
beforeAll(async () => {
  at = await clerkOffice('tuyen-quang');
  db = await database({ service: 'personnel', url: at.office.database.url('personnel'), entities: [], poolSize: 1 }).initialize();
});
afterAll(async () => {
  await db.destroy();
  await at.office.stop();
});

describe('a service that was broken into', () => {
  /** What the database says to a statement of the service under a context; whatever it does is undone. */
  const asPersonnel = async (context: string, statement: string, values: unknown[]): Promise<string> => {
    try {
      await inScope(db, context, async (tx) => {
        await tx.query(statement, values);
        throw new Error('done');
      });
      return 'nothing';
    } catch (error) {
      return error instanceof DomainError ? error.code : (error as Error).message;
    }
  };
  const take = 'SELECT personnel.take_custody($1, $2, now(), true, NULL, NULL)';

  it('takes no record that was not sent to a unit of its context', async () => {
    const { transferId } = await at.propose();
    const forbidden = 'this custody is not to be taken';
    expect(await asPersonnel(at.clerk.school.context, take, [transferId, 1])).toBe(forbidden);
    expect(await asPersonnel(at.clerk.hospital.context, take, [transferId, 1])).toBe(forbidden);
    expect(
      await asPersonnel(at.clerk.school.context, `UPDATE transfer SET state = 'SENT', version = 2 WHERE transfer_id = $1`, [transferId]),
    ).toBe('not-found');
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    expect(await asPersonnel(at.clerk.healthCentre.context, take, [transferId, 2])).toBe(forbidden);
    expect(await asPersonnel('', take, [transferId, 2])).toBe(forbidden);
    expect(await asPersonnel(at.clerk.school.context, take, [transferId, 1])).toBe(forbidden);
    expect(await asPersonnel(at.clerk.school.context, take, [transferId, 2])).toBe('done');
  });

  it('cannot mark a transfer received, skip a step, or redirect it', async () => {
    const { transferId } = await at.propose();
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    const mark = (state: string) =>
      asPersonnel(at.clerk.school.context, `UPDATE transfer SET state = $2, version = 3 WHERE transfer_id = $1`, [transferId, state]);
    expect(await mark('RECEIVED')).toBe('not-found');
    expect(await mark('HANDED_ON')).toContain('a transfer does not go from SENT to HANDED_ON');
    expect(
      await asPersonnel(at.clerk.hospital.context, 'UPDATE transfer SET to_unit_id = from_unit_id WHERE transfer_id = $1', [transferId]),
    ).toContain('permission denied');
  });

  it('sets no clock running for a unit that a transfer does not name', async () => {
    const { transferId, recordId, decisionId } = await at.propose();
    const owe = `INSERT INTO obligation (event, owner_unit_id, owner_ord, record_id, decision_id, transfer_id, act, starts_on,
      due_on, number, unit, article, instrument, basis, timer_id, role, projected, inputs, opened_at) VALUES ('transfer-receive', $1, $2, $3, $4, $5, 'receive', '2025-03-17', '2025-03-20', 3,
      'working-day', '10.2', 'x',
      'text', 'TQ-T05', 'receiving-body', false, '{}', now())`;
    const { education, school } = at.unit;
    expect(await asPersonnel(at.clerk.hospital.context, owe, [education.unitId, education.ord, recordId, decisionId, transferId])).toBe(
      'not-found',
    );
    expect(await asPersonnel(at.clerk.hospital.context, owe, [school.unitId, school.ord, recordId, decisionId, transferId])).toBe('done');
  });
});
