import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Reads, type ScopedStatement } from '@noivu/persistence';
import { readServiceConfig, startService } from '@noivu/service';
import { personnelApp } from '../../../apps/personnel/src/personnel.app';
import { bareStatement, parametersOf } from '../bare-statement';
import { given, tell } from './given';
import { barePool } from './open-bare';

/** Reads without context, policies and audit: the rest of the product's price can so be told apart from theirs. For measurements alone. */
class PlainReads extends Reads {
  private readonly texts = new Map<string, { readonly text: string; readonly parameters: number }>();

  constructor(private readonly plain: Pool) {
    super(plain);
  }

  override async one({ name, text }: ScopedStatement, _context: string, parameters: readonly unknown[] = []): Promise<string | null> {
    const bare = this.texts.get(name) ?? this.learn(name, bareStatement(text));
    const values = parameters.slice(0, bare.parameters);
    const { rows } = await this.plain.query<[string]>({ name, text: bare.text, values, rowMode: 'array' });
    return rows[0]?.[0] ?? null;
  }

  private learn(name: string, text: string) {
    const bare = { text, parameters: parametersOf(text) };
    this.texts.set(name, bare);
    return bare;
  }
}

/** The personnel service as it is, except for its reads of one item. */
async function run(): Promise<void> {
  const { settings } = readServiceConfig('personnel', process.env);
  const reads = new PlainReads(barePool(given('databaseUrl')));
  const { checks } = await startService({ ...personnelApp, subscriptions: [] }, settings, [{ provide: Reads, useValue: reads }]);
  const states = () => Promise.all(checks.map(async ({ isReady }) => isReady()));
  while (!(await states()).every(Boolean)) await wait(100);
  tell('ready');
}

void run();
