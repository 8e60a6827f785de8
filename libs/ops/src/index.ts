export { Metrics } from './metrics';
export { OpsServer, type ReadinessCheck } from './ops-server';
