export { actorOf, recordAudit, type AuditActor, type AuditWords } from './audit-entry';
export { auditTables } from './audit-table';
export { auditColumns, auditValues } from './audited-read';
export { auditHeads, exportAudit, type AuditHead, type TakeLines } from './audit-export';
export { AuditSealer, type SealerConfig } from './audit-sealer';
