import { randomUUID } from 'node:crypto';
import { decode } from 'jsonwebtoken';
import type { DataSource, EntityManager } from 'typeorm';
import { callerOf, type TokenClaims } from '@noivu/access';
import { systemClock } from '@noivu/calendar';
import { ChangeRecord } from '@noivu/contracts';
import { MessageContext } from '@noivu/messaging';
import { profileOf } from '@noivu/regulation';
import { Commands } from '@noivu/service';
import { Decisions } from '../../../apps/personnel/src/decision/decisions';
import { ObligationKeeper } from '../../../apps/personnel/src/obligation/obligation-keeper';
import { RecordChange } from '../../../apps/personnel/src/record/record-change.service';
import { RecordChanges } from '../../../apps/personnel/src/record/record-changes';
import type { Ground } from '../ground';
import type { Changeable, PayRise } from './pay-rise';

/** One statement with its values, as the product sends it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A change that is to be captured. */
export interface Wanted {
  readonly record: Changeable;
  readonly rise: PayRise;
  /** Of an account that may change the record. */
  readonly token: string;
}

const HOUR_MS = 3_600_000;

/** Hands out a transaction that notes every statement and is taken back at the end. */
function undone(personnel: DataSource, noted: Statement[]): DataSource {
  const noting = (manager: EntityManager): EntityManager =>
    new Proxy(manager, {
      get: (target, key) =>
        key === 'query'
          ? (text: string, values: unknown[] = []) => {
              noted.push({ text, values });
              return target.query(text, values);
            }
          : (Reflect.get(target, key) as unknown),
    });
  const transaction = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => {
    const runner = personnel.createQueryRunner();
    await runner.startTransaction();
    try {
      return await work(noting(runner.manager));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  };
  return { transaction } as unknown as DataSource;
}

/**
 * Runs one change by the product's own command in this process, in a transaction that is taken back, and gives what it sent between BEGIN and COMMIT. Since nothing of it
 * stays, the same statements with the same values do the change when they are sent again. @throws DomainError when the product refuses the change
 */
export async function captureChange(personnel: DataSource, ground: Ground, { record, rise, token }: Wanted): Promise<readonly Statement[]> {
  const noted: Statement[] = [];
  const changes = new RecordChange(
    new Commands(undone(personnel, noted)),
    new RecordChanges(systemClock),
    new Decisions(systemClock),
    new ObligationKeeper(profileOf(ground.province), systemClock),
  );
  const request = { recordId: record.recordId, ...rise };
  await changes.change(request, messageOf(token, request, record.version));
  return noted;
}

function messageOf(token: string, request: object, version: number): MessageContext {
  const envelope = {
    from: 'gateway',
    id: randomUUID(),
    deadline: Date.now() + HOUR_MS,
    token,
    trace: undefined,
    idempotencyKey: randomUUID(),
    ifMatch: `"v${version}"`,
  };
  const message = new MessageContext(ChangeRecord.subject, envelope, '', Buffer.from(JSON.stringify(request)));
  message.caller = callerOf(decode(token) as unknown as TokenClaims);
  return message;
}
