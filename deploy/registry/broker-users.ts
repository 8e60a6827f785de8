import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFiles } from '@noivu/service';
import { brokerApps, subjectRightsOf, type BrokerApp } from './subject-rights';

/** The name under which the public login key of an app stands in `nats-keys.conf`. */
export const brokerKeyName = (app: string): string => `${app.toUpperCase()}_NKEY`;

/** How long after a question its answer may come: longer than any contract waits. */
const ANSWER_WITHIN = '1m';

/** Seconds that a busy machine has to show its key; one, as nats-server has it, turns apps away that start all at once. */
const LOGIN_WITHIN = 10;

const answers = `\n        allow_responses: { max: 1, expires: "${ANSWER_WITHIN}" }`;

const list = (subjects: readonly string[]): string => subjects.map((subject) => `\n          ${JSON.stringify(subject)}`).join('');

function user(app: BrokerApp, nkey: string): string {
  const { publish, subscribe } = subjectRightsOf(app);
  return `    {
      # ${app}
      nkey: ${nkey}
      permissions: {
        publish: { allow: [${list(publish)}
        ] }
        subscribe: { allow: [${list(subscribe)}
        ] }${app === 'gateway' ? '' : answers}
      }
    }`;
}

/**
 * The users of nats-server, one for each app, as its configuration writes them: what an app may publish and hear, and, for a
 * service, one answer to each question that reached it. Whoever has no key is not let in. @param nkeyOf how the public key of an app is written
 */
export const brokerUsers = (nkeyOf: (app: BrokerApp) => string): string =>
  `authorization {\n  timeout: ${LOGIN_WITHIN}\n  users: [\n${brokerApps.map((app) => user(app, nkeyOf(app))).join('\n')}\n  ]\n}\n`;

/** The same as the file that production includes: the keys stand beside it. */
export const brokerUsersFile =
  (): string => `# Who may do what at the broker of a province, printed from deploy/registry by \`npm run docs\`.
# It stands beside nats-keys.conf, which \`noivu keys init\` writes; the configuration of nats-server includes it.
include "./nats-keys.conf"

${brokerUsers((app) => `$${brokerKeyName(app)}`)}`;

/** The public login keys that stand in a key folder; undefined for a folder that was made before there were any. */
export function readBrokerKeys(keysFolder: string): Readonly<Record<BrokerApp, string>> | undefined {
  const file = join(keysFolder, keyFiles.brokerPublic);
  if (!existsSync(file)) return undefined;
  const keys = new Map([...readFileSync(file, 'utf8').matchAll(/^(\w+): "(U\w+)"$/gm)].map((line) => [line[1], line[2]]));
  return Object.fromEntries(brokerApps.map((app) => [app, keys.get(brokerKeyName(app)) ?? ''])) as Record<BrokerApp, string>;
}
