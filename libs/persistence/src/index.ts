export { databaseRoles, duties, dutyOf, loginRoles, ownerOf, type DatabaseRole, type Duty } from './roles/database-role';
export { executeRight, functionRights, type FunctionRight } from './roles/function-right';
export { roleUrl } from './roles/role-url';
export { bootstrap, type Bootstrap } from './bootstrap/bootstrap';
export { renewScopeKey } from './bootstrap/renew-scope-key';
export type { Passwords } from './bootstrap/role-statements';
export { unitNodeTable, type UnitTree } from './scope/unit-node.table';
export {
  accountTable,
  childTable,
  readableRow,
  scopeBounds,
  scopedTable,
  writableRow,
  type AccountTable,
  type ChildTable,
  type ScopedTable,
} from './scope/row-scope';
export { scopedListing, type ScopedListing, type WithinScope } from './scope/scoped-listing';
export { dutyRights, ownerReads, type DutyRights, type ServiceTable, type Verb, type Writes } from './scope/table-rights';
export { asDomainError, waitedInVain } from './connection/database-fault';
export { trailGateOf } from './connection/lock-gate';
export { connections, type ConnectionsConfig } from './connection/connections';
export { PreparingClient } from './connection/preparing-client';
export { database, type DatabaseConfig, type MigrationClass } from './connection/database';
export { scoped, scopedWithAudit, type ReadAudit, type ScopedQuery, type ScopedStatement } from './read/scoped-statement';
export { Reads, reads } from './read/reads';
export { loadAsOwner } from './write/load-as-owner';
export { inScope, type WriteTerms } from './write/in-scope';
export { migrate, type Migration } from './migration/migrate';
export { assertMigrated } from './migration/assert-migrated';
export { outboxTables } from './outbox/outbox.table';
export { announce, announceAll, type Announcement } from './outbox/announce';
export { fetchEvents, type EventsAfter, type StampedEvent } from './outbox/fetch-events';
export { WorkLoop, type LoopWork } from './work-loop';
export { OutboxRelay, type RelayConfig } from './outbox/outbox-relay';
export { inletTable } from './inlet/inlet.table';
export { Inlet, type InletConfig } from './inlet/inlet';
export { idempotencyTable, noAccount } from './idempotency/idempotency.table';
export { answerOnce, claimKey, settleKey, type KeyClaim, type StoredReply } from './idempotency/answer-once';
export { lintCatalogue, systemTables, type Allowance } from './catalogue/lint-catalogue';
export type { Finding, SystemTable } from './catalogue/catalogue-rule';
