import { join } from 'node:path';
import { services } from '@noivu/contracts';
import { AppProcess, type AppName } from './app-process';
import type { Ground } from './ground';
import { quietPort } from './quiet-port';

/** How many processes of each app; one unless said. */
export type Replicas = Partial<Readonly<Record<AppName, number>>>;

const names: readonly AppName[] = ['gateway', ...services];
const PROVINCE = 'tuyen-quang';

/** The apps of a province, each in processes of its own, as in production. */
export class Fleet {
  /** Processes that ended without being told to. */
  readonly endedByThemselves: string[] = [];

  private constructor(readonly members: readonly AppProcess[]) {
    for (const member of members)
      member.onDeath = (death) => void (death !== 'ordered' && this.endedByThemselves.push(`${member.name} (${member.settings.log})`));
    // Whatever ends this process, short of SIGKILL, takes them with it.
    process.once('exit', () => members.forEach((member) => void member.end('SIGKILL')));
  }

  /** Starts them, not waiting until they are ready. */
  static async start(ground: Ground, replicas: Replicas = {}): Promise<Fleet> {
    const environment = environmentOf(ground);
    const members: AppProcess[] = [];
    for (const name of names) {
      for (let replica = 0; replica < (replicas[name] ?? 1); replica += 1) {
        const port = name === 'gateway' ? { port: await quietPort() } : {};
        members.push(
          new AppProcess({ name, opsPort: await quietPort(), ...port, environment, log: join(ground.folder, `${name}-${replica}.log`) }),
        );
      }
    }
    const fleet = new Fleet(members);
    members.forEach((member) => member.start());
    return fleet;
  }

  of(name: AppName): readonly AppProcess[] {
    return this.members.filter((member) => member.name === name);
  }

  /** The first gateway. */
  get gateway(): AppProcess {
    const [first] = this.of('gateway');
    if (!first) throw new RangeError('A fleet without a gateway');
    return first;
  }

  async ready(): Promise<void> {
    await Promise.all(this.members.map((member) => member.ready()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((member) => member.end('SIGKILL')));
  }
}

function environmentOf({ databaseUrl, broker, keysFolder }: Ground): NodeJS.ProcessEnv {
  const url = new URL(databaseUrl);
  [url.username, url.password] = ['', ''];
  return {
    PATH: process.env['PATH'],
    TZ: 'UTC',
    DATABASE_URL: url.href,
    NATS_URL: broker.url,
    NOIVU_PROVINCE: PROVINCE,
    NOIVU_KEYS: keysFolder,
    NOIVU_GRACE_SECONDS: '2',
  };
}
