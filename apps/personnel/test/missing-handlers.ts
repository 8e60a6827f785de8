import { Controller, type DynamicModule, type Type } from '@nestjs/common';
import { contractServedBy } from '@noivu/access';
import { allContracts, serviceOf, type AnyContract } from '@noivu/contracts';
import { Handles } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import type { ServiceApp } from '@noivu/service';

function subjectsServedBy(module: Type): string[] {
  const controllers = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  const imports = (Reflect.getMetadata('imports', module) ?? []) as (Type | DynamicModule)[];
  const own = controllers.flatMap(({ prototype }) => {
    const methods = Object.values(Object.getOwnPropertyDescriptors(prototype as object)).map(({ value }) => value as unknown);
    return methods.flatMap((method) => (typeof method === 'function' ? (contractServedBy(method)?.subject ?? []) : []));
  });
  return [...own, ...imports.flatMap((imported) => subjectsServedBy('module' in imported ? imported.module : imported))];
}

function refusing(contract: AnyContract): Type {
  @Controller()
  class Missing {
    @Handles(contract)
    answer(): Promise<unknown> {
      return Promise.reject(new DomainError('not-found'));
    }
  }
  return Missing;
}

/** The app, with a handler that refuses for each contract of the service that its module leaves out: a part of it can then be tested alone. */
export function withMissing(app: ServiceApp): ServiceApp {
  const served = subjectsServedBy(app.module);
  const missing = allContracts().filter(
    ({ subject }) => serviceOf(subject) === app.name && !served.includes(subject) && !subject.endsWith('.outbox.fetch'),
  );
  if (missing.length === 0) return app;
  class WithMissing {}
  Reflect.defineMetadata('imports', [app.module], WithMissing);
  Reflect.defineMetadata('controllers', missing.map(refusing), WithMissing);
  return { ...app, module: WithMissing };
}
