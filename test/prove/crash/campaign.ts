import { setTimeout as wait } from 'node:timers/promises';
import { failpoints, type Failpoint } from '@noivu/failpoint';
import type { AppName, AppProcess, Death } from '../fleet/app-process';
import type { Fleet } from '../fleet/fleet';
import type { Ground } from '../fleet/ground';

/** The apps that are armed, each first for places that no other begins with; in a long campaign each goes on to all the others. */
const first: Readonly<Partial<Record<AppName, readonly Failpoint[]>>> = {
  personnel: ['key.taken', 'command.before-commit', 'command.after-commit'],
  training: ['answer.before-sending', 'relay.after-stamping'],
  emulation: ['answer.after-sending', 'inlet.before-commit'],
  reporting: ['inlet.after-fetching', 'inlet.after-commit'],
};
/** The places that the clerks' writes pass; those within jobs have a proof of their own. */
export const campaignPlaces = failpoints.filter((place) => !place.startsWith('job.'));
const inletsOnly = (name: AppName, place: Failpoint): boolean => name !== 'reporting' || place.startsWith('inlet');

/** What is to be killed, and how often. */
export interface CampaignOptions {
  readonly kills: number;
  /** Between 0 and 1, by a seed. */
  readonly draw: () => number;
  /** Whether apps are armed anew and anew, or once for each place. */
  readonly isLong: boolean;
  /** Waits until the clerks have got further since the last kill: what is down all the time is under no load. */
  readonly progress: () => Promise<void>;
}

/** What was killed. */
export interface Deaths {
  readonly total: number;
  readonly services: number;
  readonly atFailpoints: number;
  readonly broker: number;
  readonly postgres: number;
  /** The failpoints at which a process died. */
  readonly places: readonly Failpoint[];
}

/** Kills services, broker and PostgreSQL, from outside and at failpoints; everything that died is started again at once. */
export class Campaign {
  private readonly counts = { services: 0, atFailpoints: 0, broker: 0, postgres: 0 };
  private readonly places = new Set<Failpoint>();
  private readonly coming: Map<AppName, Failpoint[]>;
  private readonly standing = new Map<AppProcess, Failpoint>();
  private blows = 0;
  private isOver = false;

  constructor(
    private readonly ground: Ground,
    private readonly fleet: Fleet,
    private readonly options: CampaignOptions,
  ) {
    this.coming = new Map(Object.entries(first).map(([name, places]) => [name as AppName, [...places]]));
  }

  /** Runs until so many were killed and every failpoint was reached; then everything is up again, and nothing is armed. */
  async run(): Promise<Deaths> {
    for (const member of this.fleet.members) member.onDeath = (death) => this.rise(member, death);
    for (const member of this.fleet.members) if (this.coming.has(member.name)) await this.kill(member);
    while (!this.hasEnough()) {
      await this.options.progress();
      await this.strike();
    }
    this.isOver = true;
    await Promise.all([...this.standing.keys()].map((member) => member.end('SIGKILL')));
    await this.fleet.ready();
    for (const member of this.fleet.members) member.onDeath = () => undefined;
    return { ...this.counts, total: this.total, places: [...this.places] };
  }

  private get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  private hasEnough(): boolean {
    const { broker, postgres } = this.counts;
    return this.total >= this.options.kills && broker >= 2 && postgres >= 2 && campaignPlaces.every((place) => this.places.has(place));
  }

  /** Every fifth blow hits the broker, every fifth PostgreSQL, the others a process that the lot names. */
  private async strike(): Promise<void> {
    this.blows += 1;
    if (this.blows % 5 === 1) return this.killBroker();
    if (this.blows % 5 !== 3) return this.kill(this.victim());
    await this.ground.cluster?.breakOff();
    this.counts.postgres += 1;
  }

  private async killBroker(): Promise<void> {
    const { broker } = this.ground;
    await broker.kill();
    await wait(200 * this.options.draw());
    await broker.start();
    this.counts.broker += 1;
  }

  // Those that are armed die by themselves; they are hit from outside too, but seldom before they have reached their place.
  private victim(): AppProcess {
    const others = this.fleet.members.filter(({ name }) => !this.coming.get(name)?.length || this.options.draw() < 0.2);
    const running = others.filter(({ isRunning }) => isRunning);
    const [first] = this.fleet.members;
    return running[Math.floor(this.options.draw() * running.length)] ?? (first as AppProcess);
  }

  private async kill(member: AppProcess): Promise<void> {
    if (!member.isRunning) return;
    this.counts.services += 1;
    await member.end('SIGKILL');
  }

  /** Starts a process that died, armed anew. */
  private rise(member: AppProcess, death: Death): void {
    const place = this.standing.get(member);
    this.standing.delete(member);
    if (death === 'killed' && place) this.reached(member.name, place);
    const next = this.isOver ? undefined : this.coming.get(member.name)?.[0];
    if (!next) return member.start();
    this.standing.set(member, next);
    member.start({ NOIVU_FAILPOINT: `${next}:${1 + Math.floor(this.options.draw() * (this.options.isLong ? 12 : 3))}` });
  }

  private reached(name: AppName, place: Failpoint): void {
    this.counts.atFailpoints += 1;
    this.places.add(place);
    const coming = this.coming.get(name) ?? [];
    coming.shift();
    if (this.options.isLong && coming.length === 0) coming.push(...campaignPlaces.filter((one) => inletsOnly(name, one)));
  }
}
