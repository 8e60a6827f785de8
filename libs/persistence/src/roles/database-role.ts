import { services, type ServiceName } from '@noivu/contracts';

/** Background work of a service that logs in for itself, with rights on exactly the tables that the table builders give it. */
export const duties = ['relay', 'inlet', 'sealer', 'timer'] as const;
/** Relay: stamps events. Inlet: keeps projections. Sealer: chains the audit trail. Timer: does what falls due. */
export type Duty = (typeof duties)[number];

/** One role of the cluster. Roles are cluster-wide: two databases of one cluster share them. */
export interface DatabaseRole {
  readonly name: string;
  /** The service it belongs to; absent for the role that owns the signing key. */
  readonly service?: ServiceName;
  readonly kind: 'owner' | 'app' | 'key-owner' | Duty;
  readonly login: boolean;
  /** Sessions at once over all databases of the cluster; absent for roles that cannot log in. */
  readonly connectionLimit?: number;
  /** Settings a session of the role starts with. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The role that owns schema `sec`; nobody is a member of it. */
export const keyOwner = 'sec_owner';
/** Owns the schema and tables of a service; migrations run as it. */
export const ownerOf = (service: ServiceName): string => `${service}_owner`;
/** The login role of a background duty of a service. */
export const dutyOf = (service: ServiceName, duty: Duty): string => `${service}_${duty}`;

/**
 * A statement that waits or runs longer than this harms everyone. Who cannot get into a locked audit trail is answered 503 within two seconds: the wait
 * for the lock and the way there and back. Parallel and compiled plans only add latency under many callers.
 */
const settingsIn = (service: ServiceName) => ({
  search_path: service,
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
  lock_timeout: '1s',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
});

const rolesOf = (service: ServiceName): DatabaseRole[] => [
  { name: ownerOf(service), service, kind: 'owner', login: false, settings: {} },
  { name: service, service, kind: 'app', login: true, connectionLimit: 100, settings: settingsIn(service) },
  ...duties.map((duty): DatabaseRole => ({
    name: dutyOf(service, duty),
    service,
    kind: duty,
    login: true,
    connectionLimit: 20,
    settings: settingsIn(service),
  })),
];

/** Every role of the system. Bootstrap makes them, the catalogue check compares with them. */
export const databaseRoles: readonly DatabaseRole[] = [
  { name: keyOwner, kind: 'key-owner', login: false, settings: {} },
  ...services.flatMap(rolesOf),
];

/** The roles that log in, each with a password of its own. */
export const loginRoles: readonly string[] = databaseRoles.filter(({ login }) => login).map(({ name }) => name);
