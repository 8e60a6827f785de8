/**
 * Everything an account kind may be allowed to do (quyền). The order is the number of each in a token: append only.
 * Which kind holds which stands in the permission table of identity.
 */
export const permissions = [
  'identity:account:read',
  'identity:account:manage',
  'organization:unit:read',
  'organization:quota:read',
  'organization:quota:set',
  'personnel:record:read',
  'personnel:record:search',
  'personnel:record:create',
  'personnel:record:change',
  'personnel:decision:read',
  'personnel:decision:enter',
  'personnel:transfer:read',
  'personnel:transfer:act',
  'personnel:obligation:read',
  'personnel:import:manage',
  'personnel:audit:read',
  'training:enrolment:record',
  'emulation:award:record',
  'reporting:report:read',
  'reporting:person:read',
  'personnel:record:export',
  'personnel:job:read',
] as const;

export type Permission = (typeof permissions)[number];

/** Packs permissions into the few characters that ride in a token. */
export function packPermissions(held: readonly Permission[]): string {
  const bits = Buffer.alloc(Math.ceil(permissions.length / 8));
  for (const permission of held) {
    const place = permissions.indexOf(permission);
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return bits.toString('base64url');
}

/** Unpacks what packPermissions packed; unknown bits are nobody's right and are dropped. */
export function unpackPermissions(packed: string): readonly Permission[] {
  const bits = Buffer.from(packed, 'base64url');
  return permissions.filter((_, place) => ((bits[place >> 3] ?? 0) >> (place & 7)) & 1);
}
