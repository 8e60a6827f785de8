import { setTimeout as wait } from 'node:timers/promises';
import { eachOf } from '../../../matrix/wire/ask';
import type { World } from '../../../matrix/world/world';
import type { ApiDocument } from '../document/schema';
import type { Askers } from '../request/askers';
import type { Shot } from '../request/drawn';
import { send, type FuzzAnswer } from '../wire';
import { answerFaults } from './answer-faults';

const AT_ONCE = 8;
const AGAIN = 5;
const JSON_LIMIT = 1024 * 1024;

/** A shot and what came of it. */
export interface Hit {
  readonly shot: Shot;
  readonly answer: FuzzAnswer;
}

/** What was found so far. */
export interface Tally {
  asked: number;
  /** 503 of a machine that is busy, asked again. */
  again: number;
  readonly faults: Map<string, string>;
  /** Operations that were done at least once. */
  readonly done: Set<string>;
  readonly statuses: Map<number, number>;
}

export const newTally = (): Tally => ({ asked: 0, again: 0, faults: new Map(), done: new Set(), statuses: new Map() });

/** Sends shots, some at a time, and looks at every answer. */
export class Volley {
  constructor(
    private readonly world: World,
    private readonly document: ApiDocument,
    private readonly askers: Askers,
    private readonly tally: Tally,
  ) {}

  async fire(shots: readonly Shot[]): Promise<Hit[]> {
    const hits = await eachOf(shots, AT_ONCE, async (shot) => {
      const answer = await this.answerTo(shot);
      return answer ? [{ shot, answer }] : [];
    });
    return hits.flat();
  }

  private async answerTo(shot: Shot): Promise<FuzzAnswer | undefined> {
    const request = { ...shot.request, headers: { ...this.askers.headersOf(shot.lot), ...shot.request.headers } };
    for (let again = AGAIN; ; again -= 1) {
      this.tally.asked += 1;
      try {
        const answer = await send(this.world.province.url, request);
        if (answer.status === 503 && again > 0) {
          this.tally.again += 1;
          await wait(200);
          continue;
        }
        this.note(shot, answer);
        return answer;
      } catch (error) {
        // Who sends too much finds the line closed before it is all sent.
        if ((request.body?.length ?? 0) <= JSON_LIMIT) this.blame(shot, String(error));
        return undefined;
      }
    }
  }

  private note(shot: Shot, answer: FuzzAnswer): void {
    const { operation, sort, request } = shot;
    this.tally.statuses.set(answer.status, (this.tally.statuses.get(answer.status) ?? 0) + 1);
    for (const fault of answerFaults(request, answer, operation, this.document)) this.blame(shot, fault, answer);
    if (operation && answer.status < 300) this.tally.done.add(operation.id);
    if (sort === 'broken' && answer.status < 400) this.blame(shot, 'was taken although it is broken', answer);
  }

  private blame({ sort, what, operation, request, lot }: Shot, fault: string, answer?: FuzzAnswer): void {
    const key = `${operation?.id ?? 'no operation'}: ${fault.replaceAll(/\d+/g, 'n')}`;
    if (this.tally.faults.has(key)) return;
    const sent = `${request.method} ${request.path.slice(0, 150)} ${(request.body ?? '').toString().slice(0, 400)}`;
    const came = answer ? `${answer.status} ${answer.bytes.toString('utf8').slice(0, 400)}` : 'no answer';
    this.tally.faults.set(key, `${key} [${sort}, ${what}, by ${this.askers.nameOf(lot)}]\n  ${sent}\n  ${came}`.slice(0, 1_500));
  }
}
