import { randomUUID, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { signAccessToken } from '@noivu/access';
import { packPermissions, permissions, type AccountKind, type Contract, type Permission } from '@noivu/contracts';
import type { Asking, Reply, ServiceBus } from '@noivu/messaging';
import type { TestUnit } from './test-units';

/** Who asks: an account of a unit, with what it may do and how far it reaches. */
export interface CallerWish {
  readonly unit: TestUnit;
  /** Everything at and below the unit, the unit alone, or only the own record; `subtree` unless said. */
  readonly mode?: 'subtree' | 'unit' | 'self';
  /** Those of personnel, all of them, unless said. */
  readonly permissions?: readonly Permission[];
  readonly kinds?: readonly AccountKind[];
  readonly ownRecordId?: string;
}

/** A signed-in account. */
export class TestCaller {
  constructor(
    private readonly bus: ServiceBus,
    readonly accountId: string,
    readonly token: string,
    /** The scope context in the token. */
    readonly context: string,
  ) {}

  /** The reply as an object. */
  ask<Request extends object, Answer>(
    contract: Contract<Request, Answer>,
    request: Request,
    asking: Omit<Asking, 'token'> = {},
  ): Promise<Answer> {
    return this.bus.ask(contract, request, { ...asking, token: this.token });
  }

  /** The reply as it came. */
  pass<Request extends object>(contract: Contract<Request, unknown>, request: Request, asking: Omit<Asking, 'token'> = {}): Promise<Reply> {
    return this.bus.pass(contract, request, { ...asking, token: this.token });
  }
}

const ofPersonnel = permissions.filter((permission) => permission.startsWith('personnel:'));

/** Signs accounts in as identity does: a scope context from the database, a token around it. */
export const signIn =
  (via: { bus: ServiceBus; identity: Pool; kid: string; privateKey: KeyObject }) =>
  async ({
    unit,
    mode = 'subtree',
    permissions: held = ofPersonnel,
    kinds = ['RECORDS_OFFICER'],
    ownRecordId,
  }: CallerWish): Promise<TestCaller> => {
    const [accountId, sessionId] = [randomUUID(), randomUUID()];
    const scopes = [...(mode === 'self' ? [] : [`${unit.unitId}:${mode}`]), ...(ownRecordId ? [`${ownRecordId}:self`] : [])];
    const { rows } = await via.identity.query<{ context: string }>(
      `SELECT sec.issue_context($1, $2, $3, now() + interval '1 hour') AS context`,
      [accountId, sessionId, scopes],
    );
    const context = rows[0]?.context ?? '';
    const iat = Math.floor(Date.now() / 1000);
    const claims = {
      sub: accountId,
      sid: sessionId,
      uid: unit.unitId,
      tier: unit.tier,
      kinds,
      perm: packPermissions(held),
      pv: 1,
      ctx: context,
      iat,
      exp: iat + 3600,
    };
    const token = signAccessToken(ownRecordId ? { ...claims, rid: ownRecordId } : claims, via);
    return new TestCaller(via.bus, accountId, token, context);
  };
