import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { database, dutyOf, roleUrl, waitedInVain } from '@noivu/persistence';
import { faultName } from '@noivu/problem';
import { CLOCK, SETTINGS, type Settings } from '@noivu/service';
import { takeTurn } from '../taken-events';
import { keepDay } from './unit-figures';

const EVERY_MS = 60_000;

/** Turns the figures that are kept to the new day: ages and the end of service go by the day, though nobody is changed. */
@Injectable()
export class DayKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('DayKeeper');
  private readonly db: DataSource;
  private opened: Promise<unknown> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  // The figures are the inlet's to write.
  constructor(
    @Inject(SETTINGS) { databaseUrl, passwords }: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const role = dutyOf('reporting', 'inlet');
    const password = passwords[role];
    if (password === undefined) throw new Error(`No password was given for the database role ${role}.`);
    this.db = database({ service: 'reporting', url: roleUrl(databaseUrl, role, password), entities: [], poolSize: 1 });
  }

  // A microservice is told twice that it stands: once by init, once by listen.
  async onApplicationBootstrap(): Promise<void> {
    if (this.timer) return;
    this.timer = setInterval(() => this.wake(), EVERY_MS).unref();
    this.wake();
    await this.running;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    if (this.db.isInitialized) await this.db.destroy();
  }

  /** Keeps the figures of today, unless they are kept already. */
  async turn(): Promise<void> {
    await (this.opened ??= this.db.initialize());
    await this.db.transaction(async (tx) => {
      await takeTurn(tx);
      await keepDay(tx, dayInProvince(this.clock.now()));
    });
  }

  private wake(): void {
    this.running = this.look();
  }

  private async look(): Promise<void> {
    try {
      await this.turn();
    } catch (error) {
      this.log[waitedInVain(error) ? 'debug' : 'warn']({ refused: faultName(error) });
    }
  }
}
