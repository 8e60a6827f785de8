export { AuditFigures } from './audit-figures';
export { Metrics } from './metrics';
export { OpsServer, type ReadinessCheck } from './ops-server';
