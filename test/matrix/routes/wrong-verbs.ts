import type { Operation } from '../document/operations';
import { eachOf } from '../wire/ask';
import { askRaw } from '../wire/raw';
import { filesOf } from '../world/files';
import { people } from '../world/people';
import { unitIds } from '../world/tree';
import { victimIn } from '../world/victims';
import type { World } from '../world/world';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const NEVER = [404, 405, 501];

/** The path of an operation, aimed at things that are there: whoever may everything would reach them. */
export function filled(world: World, path: string): string {
  const ids: Readonly<Record<string, string>> = {
    accountId: victimIn('hospital', 'ordinary').accountId,
    unitId: unitIds.hospital,
    recordId: people.hospital.recordId,
    decisionId: people.hospital.decisionId,
    transferId: world.transfers.given('hospital').transferId,
    attachmentId: filesOf('hospital').document,
    importId: filesOf('hospital').import,
    jobId: filesOf('hospital').job,
    kind: 'identity',
    code: 'BM01',
  };
  return `/api/v1${path.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => ids[name] ?? '11111111-1111-4111-8111-111111111111')}`;
}

/** Asks every path with every method that it does not have, as Sở Nội vụ: there is no such route. HEAD stands for GET, and shows nothing. */
export async function wrongMethodFaults(world: World, operations: readonly Operation[]): Promise<string[]> {
  const { token } = world.person('quantri.snv');
  const paths = [...new Set(operations.map(({ path }) => path))];
  const wrong = paths.flatMap((path) => {
    const right = operations.filter((operation) => operation.path === path).map(({ method }) => method);
    return METHODS.filter((method) => !right.includes(method)).map((method) => ({ path, method, hasGet: right.includes('GET') }));
  });
  const faults = await eachOf(wrong, 8, async ({ path, method, hasGet }) => {
    const { status, text } = await askRaw(world.province.url, {
      method,
      path: filled(world, path),
      token,
      body: method === 'POST' ? {} : undefined,
    });
    const isHead = method === 'HEAD' && hasGet;
    // Another method takes `<id>:lock` for an id, which it is not.
    const isNoId = path.includes(':') && status === 400;
    const fits = isHead ? text === '' : NEVER.includes(status) || isNoId || (method === 'HEAD' && text === '' && status >= 400);
    return fits ? [] : [`${method} ${path}: ${status} ${text.slice(0, 200)}`];
  });
  return faults.flat();
}

/** Asks every `:verb` route by verbs that it does not have. */
export async function wrongVerbFaults(world: World, operations: readonly Operation[]): Promise<string[]> {
  const { token } = world.person('quantri.snv');
  const withVerb = operations.filter(({ path }) => path.includes(':'));
  const wrong = withVerb.flatMap(({ path, method }) => {
    const [stem = '', verb = ''] = [path.slice(0, path.lastIndexOf(':')), path.slice(path.lastIndexOf(':') + 1)];
    const verbs = [
      'nothing',
      '',
      `${verb}x`,
      verb.toUpperCase(),
      `${verb}:${verb}`,
      `:${verb}`,
      `${verb}/`,
      `${verb}/x`,
      `${verb} `,
      `%20${verb}`,
      `${verb}%00`,
    ];
    return ['GET', method].flatMap((one) =>
      verbs.map((wrongVerb) => ({ method: one, path: `${stem}:${wrongVerb.replaceAll(' ', '%20')}` })),
    );
  });
  const faults = await eachOf(wrong, 8, async ({ method, path }) => {
    const { status, text } = await askRaw(world.province.url, {
      method,
      path: filled(world, path),
      token,
      body: method === 'GET' ? undefined : {},
    });
    return status >= 400 && status < 500 ? [] : [`${method} ${path}: ${status} ${text.slice(0, 200)}`];
  });
  return faults.flat();
}
