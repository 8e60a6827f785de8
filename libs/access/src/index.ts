export { keyIdOf, signAccessToken, verifyAccessToken } from './access-token';
export { callerOf, type Caller, type TokenClaims } from './caller';
export { DenySet, type Revocation } from './deny-set';
export { contractServedBy, PermissionGuard, Serves } from './permission.guard';
export { permit } from './permit';
export { Trust, type FetchKeys, type SigningKey } from './trust';
