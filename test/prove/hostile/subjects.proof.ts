import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorizationError, connect, nkeyAuthenticator, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { newBrokerKey } from '@noivu/messaging';
import { keyFiles } from '@noivu/service';
import { brokerKinds, startBroker } from '../../../deploy/local/broker/broker';
import { initKeys } from '../../../deploy/province/init-keys';
import { brokerApps, subjectRightsOf, subjects, type BrokerApp } from '../../../deploy/registry/subject-rights';
import { given } from '../../harness/run-of-tests';
import { figure, proofTimeout } from '../scale';
import { brokerOfUsers, type BrokerOfUsers, type Tampering } from './broker-of-users';

type Verb = 'publish' | 'subscribe';

/** What was tried and came through: `training publish personnel.record.get`. */
type Passed = ReadonlySet<string>;

/** Subjects that nobody may use as they stand: other people's answers, wildcards, and what belongs to the server. */
const beyond = [
  ...brokerApps.map((app) => `_INBOX.${app}.stolen.1`),
  '_INBOX.anybody',
  '$SYS.REQ.SERVER.PING',
  '$JS.API.INFO',
  'personnel.record',
  'personnel.record.get.more',
  'personnel.unheard-of.get',
];
const wildcards = ['>', '*.*.*', 'personnel.>', 'personnel.*.get', '_INBOX.>', '_INBOX.*.>', '$SYS.>'];

const onTheServer = brokerKinds().includes('nats-server') ? describe : describe.skip;

onTheServer('what the apps may do at the broker', () => {
  const concrete = [...subjects().map(({ subject }) => subject), ...beyond];

  it(
    'is what the registry says, tried for every app, subject and verb',
    async () => {
      const passed = await whatPasses();
      expect([...passed].sort()).toEqual([...registered()].sort());
      figure('hostile', 'app × subject × verb tried at a real nats-server', brokerApps.length * (concrete.length * 2 + wildcards.length));
      figure('hostile', 'of these subjects allowed, all of them in the registry', passed.size);
    },
    proofTimeout,
  );

  it('would be seen to differ if one app were given one subject more, or one less', async () => {
    const more = await whatPasses(['training'], (users) => users.replace(/# training[^[]*\[/, '$& "personnel.record.get", '));
    expect([...more].sort()).toEqual([...registered(['training']), 'training publish personnel.record.get'].sort());
    const less = await whatPasses(['gateway'], (users) => users.replace('"identity.account.lock"', ''));
    expect([...registered(['gateway'])].filter((one) => !less.has(one))).toEqual(['gateway publish identity.account.lock']);
  });

  it('gives training little: its own questions and events, keys, revocations, and the events of two services', () => {
    const own = '_INBOX.training.>';
    expect(subjectRightsOf('training')).toEqual({
      publish: [
        'identity.keys.get',
        'identity.revocation.list',
        'organization.outbox.fetch',
        'personnel.outbox.fetch',
        'training.outbox.wake',
      ],
      subscribe: [
        'identity.revocation.hint',
        'organization.outbox.wake',
        'personnel.outbox.wake',
        'training.enrolment.record',
        'training.outbox.fetch',
        own,
      ],
    });
  });

  it('lets nobody in without a key, or with a key that is not listed', async () => {
    const broker = await brokerOfUsers();
    try {
      expect(await admitted(broker.url, newBrokerKey().seed)).toBe(false);
      expect(await admitted(broker.url, undefined)).toBe(false);
      expect(await admitted(broker.url, broker.seeds.training)).toBe(true);
    } finally {
      await broker.stop();
    }
  });

  it('is so with the file of deploy/nats beside the keys that `keys init` makes', async () => {
    const folder = mkdtempSync(join(given('NOIVU_TEST_FOLDER'), 'broker-'));
    const keys = join(folder, 'keys');
    initKeys(keys);
    copyFileSync(join(__dirname, '..', '..', '..', 'deploy', 'nats', 'users.conf'), join(keys, 'users.conf'));
    const broker = await startBroker({ kind: 'nats-server', folder: join(folder, 'server'), users: 'include "../keys/users.conf"' });
    try {
      const seedOf = (app: BrokerApp) => (JSON.parse(readFileSync(join(keys, keyFiles.broker(app)), 'utf8')) as { seed: string }).seed;
      for (const app of brokerApps) expect(await admitted(broker.url, seedOf(app))).toBe(true);
      expect(await admitted(broker.url, newBrokerKey().seed)).toBe(false);
    } finally {
      await broker.stop();
    }
  });

  it('lets a service answer a question once, into the inbox it came from, and nothing else', async () => {
    const broker = await brokerOfUsers();
    const [eye, gateway, training] = await Promise.all([broker.connect('eye'), broker.connect('gateway'), broker.connect('training')]);
    try {
      const heard: string[] = [];
      eye.subscribe('_INBOX.>', { callback: (_, message) => void heard.push(`${message.subject.split('.')[1]} ${message.string()}`) });
      await eye.flush();
      training.subscribe('training.enrolment.record', {
        callback: (_, message) => {
          for (const word of ['once', 'twice']) message.respond(word);
          training.publish('_INBOX.identity.x', 'another');
        },
      });
      await training.flush();
      expect((await gateway.request('training.enrolment.record', '', { timeout: 5_000 })).string()).toBe('once');
      await training.flush();
      await eye.flush();
      expect(heard).toEqual(['gateway once']);
    } finally {
      await Promise.all([eye, gateway, training].map((connection) => connection.close()));
      await broker.stop();
    }
  });

  /** Says everything as everybody, and listens everywhere as everybody; what arrives was allowed. */
  async function whatPasses(apps: readonly BrokerApp[] = brokerApps, tampering?: Tampering): Promise<Passed> {
    const broker = await brokerOfUsers(undefined, tampering);
    const eye = await broker.connect('eye');
    try {
      const passed = new Set<string>();
      for (const app of apps) for (const one of await passedOf(broker, eye, app)) passed.add(one);
      return passed;
    } finally {
      await eye.close();
      await broker.stop();
    }
  }

  async function passedOf(broker: BrokerOfUsers, eye: NatsConnection, app: BrokerApp): Promise<string[]> {
    const connection = await broker.connect(app);
    const mark = randomUUID();
    const found: string[] = [];
    const note = (verb: Verb, subject: string) => void found.push(`${app} ${verb} ${subject}`);
    const seen = eye.subscribe('>', {
      callback: (_, message) => (message.string() === `by ${mark}` ? note('publish', message.subject) : undefined),
    });
    await eye.flush();
    for (const subject of concrete) connection.publish(subject, `by ${mark}`);
    // One subscription at a time, so that what arrives is known to have come by it; a refused one says so and hears nothing.
    for (const subject of [...concrete, ...wildcards]) {
      let hears = false;
      const callback = (refused: Error | null, message: Msg) => {
        if (!refused && message.string() === `for ${mark}`) hears = true;
      };
      const subscription = connection.subscribe(subject, { callback });
      await connection.flush();
      eye.publish(probeOf(subject), `for ${mark}`);
      await eye.flush();
      await connection.flush();
      if (hears) note('subscribe', subject);
      subscription.unsubscribe();
    }
    await connection.flush();
    await eye.flush();
    seen.unsubscribe();
    await connection.close();
    return found;
  }
});

const probeOf = (subject: string): string => subject.replace('>', 'personnel.record.get').replaceAll('*', 'probe');

/** What should come through: every right of the registry, and everybody's own inbox. */
function registered(apps: readonly BrokerApp[] = brokerApps): Passed {
  return new Set(
    apps.flatMap((app) => {
      const { publish, subscribe } = subjectRightsOf(app);
      const heard = subscribe.map((subject) => subject.replace('>', 'stolen.1'));
      return [...publish.map((subject) => `${app} publish ${subject}`), ...heard.map((subject) => `${app} subscribe ${subject}`)];
    }),
  );
}

/** Whether the server lets a client in with this key. It is asked again when a busy machine was too slow to show it. */
async function admitted(url: string, seed: string | undefined, tries = 5): Promise<boolean> {
  const authenticator = seed === undefined ? {} : { authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)) };
  try {
    const connection = await connect({ servers: new URL(url).host, reconnect: false, ...authenticator });
    await connection.close();
    return true;
  } catch (error) {
    if (error instanceof AuthorizationError) return false;
    if (tries > 1) return admitted(url, seed, tries - 1);
    throw error;
  }
}
