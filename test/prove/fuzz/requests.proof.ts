import { setTimeout as wait } from 'node:timers/promises';
import { DatabasePrint } from '../../matrix/check/database-print';
import { World } from '../../matrix/world/world';
import { figure, proofTimeout, scaled } from '../scale';
import { newTally, Volley, type Hit } from './answer/volley';
import { arrangedFaults } from './answer/arranged';
import { operationsIn, type ApiDocument, type DocumentedOperation } from './document/schema';
import { Askers } from './request/askers';
import type { Shot } from './request/drawn';
import { knownThings } from './request/known-things';
import { Shots } from './request/shots';

const SEED = 20_261_122;
const REQUESTS = scaled({ small: 600, full: 100_000 });
/** Shots of each sort in one round. */
const ROUND = {
  valid: scaled({ small: 100, full: 300 }),
  broken: scaled({ small: 120, full: 400 }),
  wild: scaled({ small: 80, full: 300 }),
};
const UNDERWAY = `SELECT count(*)::int AS jobs FROM personnel.job WHERE state IN ('queued', 'running')`;
/** The jobs that the matrix has nobody work on, so that they can be stopped. */
const END_OF_SPARES = `UPDATE personnel.job SET state = 'cancelled', ended_at = now(), lease = NULL, lease_until = NULL WHERE state = 'running'`;
const SETTLED_WITHIN_MS = 60_000;

/** Files that were not refused. */
const STANDING_FILES = 'SELECT count(*)::int AS files FROM personnel.file WHERE refusal IS NULL';

/** An upload is begun under its key before its bytes are seen: the key stays, and of the file why it was refused, but nothing of its content. */
function isUploadGone(change: string): boolean {
  const [, table, before, after] = /^personnel\.(\w+) was changed: (\d+) rows.* → (\d+) rows/.exec(change) ?? [];
  return table === 'idempotency' || table === 'file' || (table === 'file_chunk' && Number(after) <= Number(before));
}

/** A password that is changed ends the sessions in which the fuzz works. */
const neverDone = ['identity_password_change'];

/** Revocations are forgotten once every token that they revoke has run out: in a long run some do. */
function isForgotten(change: string): boolean {
  const [, before, after] = /^identity\.revocation was changed: (\d+) rows.* → (\d+) rows/.exec(change) ?? [];
  return Number(after) < Number(before);
}

describe('requests drawn from the document of the interface', () => {
  let world: World;
  let print: DatabasePrint;
  let document: ApiDocument;
  let operations: DocumentedOperation[];
  let askers: Askers;
  let shots: Shots;

  beforeAll(async () => {
    world = await World.start();
    document = (await (await fetch(`${world.province.url}/api/openapi.json`)).json()) as ApiDocument;
    operations = operationsIn(document);
    askers = new Askers(world);
    shots = new Shots(document, operations, knownThings(world));
    print = await DatabasePrint.of(world.admin);
  }, 120_000);
  afterAll(() => world?.stop());

  /** Waits until nothing that was asked for goes on behind the scenes any more. */
  const settled = async (): Promise<void> => {
    await askers.refresh();
    for (const until = Date.now() + SETTLED_WITHIN_MS; ;) {
      await world.province.catchUp();
      const { rows } = await world.admin.query<{ jobs: number }>(UNDERWAY);
      if (rows[0]?.jobs === 0 && (await print.changes()).length === 0) return;
      if (Date.now() > until) throw new Error('The province does not come to rest.');
      await wait(50);
    }
  };

  const reads = ({ shot: { request, operation } }: Hit): boolean =>
    request.method === 'GET' || /_(search|lookup)$/.test(operation?.id ?? '');
  const isRefused = ({ answer: { status } }: Hit): boolean => status >= 400;

  /** Sends what is refused, once more and with nothing else going on: tells which tables were written to by it. */
  const writtenBy = async (volley: Volley, asked: readonly Shot[]): Promise<string[]> => {
    const isUpload = ({ operation }: Shot) => operation?.takesFiles === true;
    const others = await writtenByRefusals(
      volley,
      asked.filter((shot) => !isUpload(shot)),
    );
    const uploads = await writtenByRefusals(volley, asked.filter(isUpload));
    return [...others, ...uploads.filter((change) => !isUploadGone(change))];
  };

  const standingFiles = async (): Promise<number> => (await world.admin.query<{ files: number }>(STANDING_FILES)).rows[0]?.files ?? 0;

  const writtenByRefusals = async (volley: Volley, asked: readonly Shot[]): Promise<string[]> => {
    let rest = asked;
    for (let again = 0; again < 6; again += 1) {
      await settled();
      const before = await standingFiles();
      const hits = await volley.fire(rest);
      const changes = await print.changes();
      const more = (await standingFiles()) - before;
      if (hits.every((hit) => isRefused(hit) || reads(hit)))
        return [...changes.filter((change) => !isForgotten(change)), ...(more > 0 ? [`${more} files stand that were refused`] : [])];
      // Something was done after all, which may well change something, and leave a file: the others are asked without it.
      rest = hits.filter(isRefused).map(({ shot }) => shot);
    }
    return ['what was refused once is not refused again and again'];
  };

  it(
    `are answered as the document says, and change nothing where they are refused: ${REQUESTS} of them`,
    async () => {
      const tally = newTally();
      const volley = new Volley(world, document, askers, tally);
      for (const fault of await arrangedFaults(world, { operations, document, tally })) tally.faults.set(fault, fault);
      await world.admin.query(END_OF_SPARES);
      const written: string[] = [];
      let seed = SEED;
      for (; tally.asked < REQUESTS; seed += 1) {
        await settled();
        const valid = await volley.fire(shots.draw('valid', ROUND.valid, seed));
        const again = valid.filter(isRefused).map(({ shot }) => shot);
        const odd = [...shots.draw('broken', ROUND.broken, seed), ...shots.draw('wild', ROUND.wild, seed)];
        written.push(...(await writtenBy(volley, [...again, ...odd])).map((change) => `seed ${seed}: ${change}`));
        if (written.length > 0) break;
      }
      const undone = operations.map(({ id }) => id).filter((id) => !tally.done.has(id));
      figure('fuzz', 'requests drawn from the OpenAPI document', tally.asked);
      figure('fuzz', 'answers that were not as documented', tally.faults.size);
      figure('fuzz', 'tables changed by refused requests', written.length);
      figure('fuzz', 'operations, done at least once', `${operations.length}, ${tally.done.size}`);
      expect({ seed: SEED, faults: [...tally.faults.values()].slice(0, 40), written }).toEqual({ seed: SEED, faults: [], written: [] });
      // What is never done once proves nothing of its answers.
      expect(undone).toEqual(neverDone);
    },
    proofTimeout,
  );
});
