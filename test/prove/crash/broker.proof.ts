import { setTimeout as wait } from 'node:timers/promises';
import { Fleet } from '../fleet/fleet';
import { layGround, type Ground } from '../fleet/ground';
import { people } from '../fleet/peopled';
import { fleetTimeout } from '../fleet/fleet-timeout';
import { figure, isFull } from '../scale';
import { Journal } from './journal';
import { recordOf } from './office';
import { newMark, Sender, type Answered } from './sender';

/** Longer than a command waits for its answer. */
const FROZEN_MS = 11_000;
const COMMANDS = 20;
/** The bound of the promise; a busy machine of tests is given more. */
const BACK_WITHIN_MS = isFull ? 1_000 : 10_000;

describe('a broker that goes, comes back, freezes and thaws', () => {
  let ground: Ground;
  let fleet: Fleet;
  let sender: Sender;
  const pids = () => fleet.members.map(({ pid }) => pid);
  const create = (mark: string, patience?: number): Promise<Answered | undefined> =>
    sender.deliver({
      clerk: 'here',
      path: 'personnel-records',
      body: recordOf(mark, 'here'),
      key: `key-${Buffer.from(mark).toString('hex')}`,
      patience,
    });
  const effectsOf = async (marks: readonly string[]): Promise<number> => {
    const { rows } = await ground.admin.query<{ count: number }>('SELECT count(*)::int FROM personnel.decision WHERE number = ANY($1)', [
      marks,
    ]);
    return rows[0]?.count ?? -1;
  };

  /** Asks anew every few milliseconds until somebody is answered. @returns how long that took */
  async function answeredAgain(): Promise<number> {
    const begun = performance.now();
    let took: number | undefined;
    while (took === undefined) {
      void create(newMark()).then((answer) => {
        if (answer?.status === 201) took ??= performance.now() - begun;
      });
      await wait(25);
    }
    return took;
  }

  beforeAll(async () => {
    ground = await layGround({ ownCluster: false });
    fleet = await Fleet.start(ground);
    await people(ground);
    await fleet.ready();
    sender = new Sender(() => fleet.gateway.url, new Journal());
    await answeredAgain();
  }, fleetTimeout);
  afterAll(async () => {
    await fleet?.stop();
    await ground?.stop();
  }, fleetTimeout);

  it.each(isFull ? [1, 10, 60] : [1])(
    'is gone for %i s: the services are there again at once, and none has left',
    async (seconds) => {
      const before = pids();
      await ground.broker.kill();
      await wait(seconds * 1_000);
      expect(((await create(newMark())) ?? { status: 503 }).status).toBe(503);
      await ground.broker.start();
      const took = await answeredAgain();
      figure('broker', `broker gone for ${seconds} s: first answer after its return`, `${Math.round(took)} ms`);
      figure('broker', `broker gone for ${seconds} s: processes that left`, fleet.endedByThemselves.length);
      expect(took).toBeLessThan(BACK_WITHIN_MS);
      expect(fleet.endedByThemselves).toEqual([]);
      expect(pids()).toEqual(before);
      await fleet.ready();
    },
    fleetTimeout,
  );

  const frozen = {
    broker: { freeze: () => ground.broker.freeze(), thaw: () => ground.broker.thaw() },
    service: { freeze: () => fleet.of('personnel')[0]?.freeze(), thaw: () => fleet.of('personnel')[0]?.thaw() },
  };

  it.each(['broker', 'service'] as const)(
    'a frozen %s thawed runs no command that was told to have failed',
    async (which) => {
      const marks = Array.from({ length: COMMANDS }, newMark);
      frozen[which].freeze();
      const asked = marks.map((mark) => create(mark, 20_000));
      await wait(FROZEN_MS);
      const answers = await Promise.all(asked);
      frozen[which].thaw();
      await answeredAgain();
      await wait(1_000);
      const run = await effectsOf(marks);
      figure('broker', `${which} frozen for ${FROZEN_MS / 1_000} s and thawed: expired commands run`, `${run} of ${COMMANDS}`);
      expect(answers.map((answer) => answer?.status)).toEqual(marks.map(() => 503));
      expect(run).toBe(0);
    },
    fleetTimeout,
  );

  // Were nothing delivered after a freeze, the proof above would see nothing.
  it('a frozen service thawed in time runs what was sent to it meanwhile, once', async () => {
    const marks = Array.from({ length: COMMANDS }, newMark);
    frozen.service.freeze();
    const asked = marks.map((mark) => create(mark, 20_000));
    await wait(1_000);
    expect(await effectsOf(marks)).toBe(0);
    frozen.service.thaw();
    expect((await Promise.all(asked)).map((answer) => answer?.status)).toEqual(marks.map(() => 201));
    expect(await effectsOf(marks)).toBe(COMMANDS);
  });
});
