import { contractServedBy, type Trust } from '@noivu/access';
import { allContracts, serviceOf, type AnyContract } from '@noivu/contracts';
import type { ServiceBus } from '@noivu/messaging';
import { GatewayModule } from '../../../apps/gateway/src/gateway.module';
import { provinceApps } from '../../../deploy/province/province-apps';
import { isProducer, outboxHandlerOf } from '../../../libs/service/src/outbox.handler';

/** Messages that the gateway sends on behalf of a route of another contract: they have none of their own. */
const SENT_BY_OTHER_ROUTES = [
  'personnel.attachment.put',
  'personnel.attachment.seal',
  'personnel.attachment.read',
  'personnel.export.piece',
];
/** What leaves no line of audit, each because a message beside it does, or because it shows nobody. */
const WITHOUT_AUDIT = [
  'personnel.attachment.put',
  'personnel.attachment.read',
  'personnel.export.piece',
  'personnel.job.get',
  'personnel.job.watch',
];

type Class = new (...args: never[]) => object;

/** The contracts that the methods of some controllers serve. */
const servedBy = (controllers: readonly Class[]): string[] =>
  controllers.flatMap(({ prototype }) => {
    const methods = Object.getOwnPropertyNames(prototype).map((name) => (prototype as Record<string, object>)[name]);
    return methods.flatMap((method) => (typeof method === 'function' ? (contractServedBy(method)?.subject ?? []) : []));
  });

function controllersOf(module: Class, seen = new Set<Class>()): Class[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const listed = (key: string) => (Reflect.getMetadata(key, module) ?? []) as Class[];
  return [...listed('controllers'), ...listed('imports').flatMap((one) => (typeof one === 'function' ? controllersOf(one, seen) : []))];
}

const handlers = provinceApps.flatMap(({ name, module }) => [
  ...servedBy(controllersOf(module as Class)).map((subject) => ({ service: name, subject })),
  ...(isProducer(name) ? servedBy([outboxHandlerOf(name) as Class]).map((subject) => ({ service: name, subject })) : []),
]);
const gateway = GatewayModule.with({ bus: {} as ServiceBus, trust: {} as Trust });
const routes = servedBy((gateway.controllers ?? []) as Class[]);
const times = (subject: string, list: readonly string[]): number => list.filter((one) => one === subject).length;

describe.each(allContracts().map((contract) => [contract.subject, contract] as const))(
  'the contract %s',
  (subject, contract: AnyContract) => {
    it('has one handler, in its own service', () => {
      expect(handlers.filter((handler) => handler.subject === subject)).toEqual([{ service: serviceOf(subject), subject }]);
    });

    it('has one route, unless it is for services alone', () => {
      const isInner = contract.permission === 'service' || SENT_BY_OTHER_ROUTES.includes(subject);
      expect(times(subject, routes)).toBe(isInner ? 0 : 1);
    });

    it('is put on record, if it shows or changes anything of anybody', () => {
      const isSilent = contract.permission === 'service' || WITHOUT_AUDIT.includes(subject);
      expect(contract.audit).toMatch(isSilent ? /^[a-z]+(-[a-z]+)*$/ : /^(?!none$)[a-z]+(-[a-z]+)*$/);
    });

    it('names whom it serves, where that is services', () => {
      if (contract.permission === 'service') expect(contract.callers?.length).toBeGreaterThan(0);
      expect(contract.callers ?? []).not.toContain('operator');
    });

    it('is bounded by a scope, unless it is open to all', () => {
      const isOpen = contract.permission === 'public' || contract.permission === 'service';
      expect(contract.scope === 'public').toBe(isOpen);
    });
  },
);
