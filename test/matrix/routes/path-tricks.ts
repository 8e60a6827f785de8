import { leaksIn } from '../check/marks';
import type { Operation } from '../document/operations';
import { eachOf } from '../wire/ask';
import { askRaw } from '../wire/raw';
import type { World } from '../world/world';
import { filled } from './wrong-verbs';

const inHex = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`;
const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** One path, written otherwise: what a proxy, a router and a guard might each take for something else. */
const tricks: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => path.replace('/api/v1/', '/api/v1//'),
  (path) => path.replace('/api/', '//api/'),
  (path) => path.replace('/api/v1/', '/api/v1/./'),
  (path) => path.replace('/api/v1/', '/api/v1/%2e/'),
  (path) => path.replace('/api/v1/', '/api/v1/auth/../'),
  (path) => path.replace('/api/v1/', '/api/v1/auth/%2e%2e/'),
  (path) => path.replace('/api/v1/', '/api/v1/regulation/..%2f'),
  (path) => path.replace('/api/v1/', '/api/v1/regulation/..;/'),
  (path) => path.replace('/api/v1/', '/API/V1/'),
  (path) => `/api/v1/${path.slice('/api/v1/'.length).toUpperCase()}`,
  (path) => path.replace(/\/api\/v1\/(.)/, (_, letter: string) => `/api/v1/${inHex(letter)}`),
  (path) => path.replaceAll(':', '%3A'),
  (path) => path.replaceAll('/', '%2F').replace('%2Fapi%2Fv1%2F', '/api/v1/'),
  (path) => `${path};x=1`,
  (path) => `${path}%3bx=1`,
  (path) => `${path}%00`,
  (path) => `${path}%20`,
  (path) => `${path}.json`,
  (path) => `${path}#${last(path)}`,
  (path) => `${path}?a=%2e%2e&permission=public`,
  (path) => path.replaceAll('/', '\\').replace('\\api\\v1\\', '/api/v1/'),
  (path) => `http://127.0.0.1${path}`,
];

/** Asks every guarded route by every other writing of its path: nobody is let in, and who may not still may not. */
export async function pathTrickFaults(world: World, operations: readonly Operation[]): Promise<string[]> {
  const guarded = operations.filter(({ words }) => words['x-permission'] !== 'public');
  const [nobody, nurse] = [world.person('no token'), world.person('nhanvien.ttyt')];
  const tried = guarded.flatMap(({ method, path }) =>
    tricks.flatMap((trick) =>
      (path.includes('{') ? [nobody, nurse] : [nobody]).map((person) => ({ method, path: trick(filled(world, path)), person })),
    ),
  );
  const faults = await eachOf(tried, 8, async ({ method, path, person }) => {
    const { status, text } = await askRaw(world.province.url, {
      method,
      path,
      token: person.token,
      body: method === 'GET' ? undefined : {},
    });
    const leaks = leaksIn({ asked: { method, path }, status, text, headers: {}, traceId: '' }, person.asker, 'read record');
    return status < 400 || leaks.length > 0 || status >= 500 ? [`${person.name}: ${method} ${path}: ${status} ${text.slice(0, 200)}`] : [];
  });
  return faults.flat();
}

/** HEAD and OPTIONS tell of what is outside no more than of what is absent, to the length of the answer that GET would give. */
export async function headFaults(world: World, operations: readonly Operation[]): Promise<string[]> {
  const aimed = operations.filter(({ method, path }) => method === 'GET' && path.includes('{recordId}'));
  const officer = world.person('canbo.ttyt');
  const tried = aimed.flatMap(({ path }) => ['HEAD', 'OPTIONS'].map((method) => ({ path, method })));
  const faults = await eachOf(tried, 8, async ({ path, method }) => {
    const asked = async (id: string, token?: string) => {
      const { status, text, headers } = await askRaw(world.province.url, {
        method,
        path: filled(world, path.replace('{recordId}', id)),
        token,
      });
      const { date: _, traceparent: __, ...shown } = headers;
      return JSON.stringify([status, text === '' || method === 'OPTIONS', shown]);
    };
    const foreign = await askRaw(world.province.url, { method, path: filled(world, path), token: officer.token });
    const [outside, absent] = [
      await asked('{recordId}', officer.token),
      await asked('99999999-0000-4000-8000-000000000001', officer.token),
    ];
    const nobody = await askRaw(world.province.url, { method, path: filled(world, path) });
    return [
      ...(outside === absent ? [] : [`${method} ${path}: outside ${outside} ≠ absent ${absent}`]),
      ...(foreign.status >= 400 && nobody.status >= 400
        ? []
        : [`${method} ${path}: ${foreign.status} to a stranger, ${nobody.status} to nobody`]),
      ...(method === 'HEAD' && foreign.text !== '' ? [`${method} ${path} has a body`] : []),
    ];
  });
  return faults.flat();
}
