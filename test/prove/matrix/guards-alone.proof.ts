import { services, type ServiceName } from '@noivu/contracts';
import { DatabasePrint } from '../../matrix/check/database-print';
import { permissionFaults } from '../../matrix/check/permissions';
import { refusalFaults } from '../../matrix/check/refusals';
import type { Arrangement } from '../../matrix/operations/arrangement';
import { everyOperation, titleOf } from '../../matrix/operations/every-operation';
import { World } from '../../matrix/world/world';
import { figure, isFull, proofTimeout } from '../scale';

const GUARDED = `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relrowsecurity AND n.nspname = ANY($1)`;

/** An operation of each service that the small proof asks. */
const heart = new Set([
  'organization_quota_find',
  'personnel_record_get',
  'personnel_record_change',
  'personnel_transfer_receive',
  'training_enrolment_record',
  'emulation_award_decision_record',
  'reporting_report_people',
  'identity_account_lock',
]);
const asked = everyOperation.filter(({ operation }) => isFull || heart.has(operation));
const rows = asked.map((arrangement) => [titleOf(arrangement), arrangement] as const);

const isOf = (service: ServiceName, { operation }: Arrangement): boolean => operation.startsWith(`${service}_`);

// The scope as the statements of the services ask for it: here everything there is.
const withoutBounds = (service: ServiceName): string =>
  `CREATE OR REPLACE FUNCTION ${service}.scope() RETURNS int4multirange LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN RETURN '{(,)}'::int4multirange; END $$`;

describe('with row-level security off, the services alone', () => {
  let world: World;
  let print: DatabasePrint;
  let requests = 0;

  beforeAll(async () => {
    world = await World.start();
    const { rows: tables } = await world.admin.query<{ name: string }>(GUARDED, [services]);
    await world.admin.query(tables.map(({ name }) => `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`).join('; '));
    const ask = world.ask.bind(world);
    world.ask = (...one) => {
      requests += 1;
      return ask(...one);
    };
    print = await DatabasePrint.of(world.admin);
  }, proofTimeout);
  afterAll(() => world?.stop());

  describe('refuse, and change and show nothing:', () => {
    it.each(rows)(
      '%s',
      async (_, arrangement) => {
        expect(await refusalFaults(world, print, arrangement)).toEqual([]);
      },
      proofTimeout,
    );
  });

  describe('let be done, within the scope and no further:', () => {
    it.each(rows)(
      '%s',
      async (_, arrangement) => {
        expect(await permissionFaults(world, arrangement)).toEqual([]);
      },
      proofTimeout,
    );
    afterAll(() => figure('matrix', 'row-level security off: requests of the matrix, and leaks', `${requests}, 0`));
  });

  // What would not turn red without the conditions of the statements, could not vouch for them.
  it.each(services)(
    'are seen to leak where the statements of %s ask for no scope',
    async (service) => {
      await world.admin.query(withoutBounds(service));
      for (const arrangement of asked.filter((one) => isOf(service, one)))
        if ((await refusalFaults(world, print, arrangement)).length > 0) return;
      throw new Error(`Nothing of ${service} turned red.`);
    },
    proofTimeout,
  );
});
