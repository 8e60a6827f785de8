export { actorOf, recordAudit, type AuditActor, type AuditWords } from './audit-entry';
export { auditTable } from './audit-table';
export { auditColumns, auditValues } from './audited-read';
