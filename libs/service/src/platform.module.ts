import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { PermissionGuard, Trust } from '@noivu/access';
import type { Clock } from '@noivu/calendar';
import { KeyRing, MessageGuard, ServiceBus } from '@noivu/messaging';
import { Reads } from '@noivu/persistence';
import { Commands } from './commands';
import type { Settings } from './service-settings';

/** The clock of a service, as a dependency. */
export const CLOCK = Symbol('clock');
/** Where a service stands (Settings), as a dependency. */
export const SETTINGS = Symbol('settings');

/** Prepared reads with plans of their own for each scope: lists and searches, where a plan kept for all would walk the wrong index. */
export class ListReads {
  constructor(readonly pool: Reads) {}
}

/** What every service stands on. */
export interface Platform {
  readonly db: DataSource;
  readonly reads: Reads;
  readonly listReads: Reads;
  readonly bus: ServiceBus;
  readonly keys: KeyRing;
  readonly trust: Trust;
  readonly settings: Settings;
}

/** Gives a service its database, bus, keys and clock, and guards every handler. */
@Module({})
export class PlatformModule {
  static with(platform: Platform, extra: readonly Provider[]): DynamicModule {
    const clock: Clock = platform.settings.clock;
    const providers: Provider[] = [
      { provide: DataSource, useValue: platform.db },
      { provide: Reads, useValue: platform.reads },
      { provide: ListReads, useValue: new ListReads(platform.listReads) },
      { provide: ServiceBus, useValue: platform.bus },
      { provide: KeyRing, useValue: platform.keys },
      { provide: Trust, useValue: platform.trust },
      { provide: CLOCK, useValue: clock },
      { provide: SETTINGS, useValue: platform.settings },
      Commands,
      ...extra,
    ];
    const guards: Provider[] = [MessageGuard, PermissionGuard].map((useClass) => ({ provide: APP_GUARD, useClass }));
    return { module: PlatformModule, global: true, imports: [DiscoveryModule], providers: [...providers, ...guards], exports: providers };
  }
}
