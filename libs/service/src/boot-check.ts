import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { contractServedBy } from '@noivu/access';
import { allContracts, serviceOf, type ServiceName } from '@noivu/contracts';

/**
 * Looks at every handler before an app listens: each must serve a contract of its own service, and each contract of the service must have exactly one.
 * @throws Error naming all that is wrong; the app then does not start
 */
export function assertEveryHandlerGuarded(app: INestApplicationContext, service: ServiceName): void {
  const served = servedSubjects(app);
  const expected = allContracts().flatMap(({ subject }) => (serviceOf(subject) === service ? [subject] : []));
  const faults = [
    ...served.unguarded.map((handler) => `${handler} serves no contract`),
    ...expected
      .filter((subject) => served.subjects.filter((one) => one === subject).length !== 1)
      .map((subject) => `${subject} has not exactly one handler`),
    ...served.subjects.filter((subject) => !expected.includes(subject)).map((subject) => `${subject} belongs to another service`),
  ];
  if (faults.length > 0) throw new Error(`${service} does not start: ${faults.join('; ')}`);
}

function servedSubjects(app: INestApplicationContext): { subjects: string[]; unguarded: string[] } {
  const scanner = app.get(MetadataScanner, { strict: false });
  const subjects: string[] = [];
  const unguarded: string[] = [];
  for (const { instance, name } of app.get(DiscoveryService, { strict: false }).getControllers()) {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method];
      if (!handler || !Reflect.hasMetadata('microservices:pattern', handler)) continue;
      const contract = contractServedBy(handler);
      if (contract) subjects.push(contract.subject);
      else unguarded.push(`${String(name)}.${method}`);
    }
  }
  return { subjects, unguarded };
}
