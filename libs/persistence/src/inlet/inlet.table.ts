import type { ServiceName } from '@noivu/contracts';
import { dutyRights } from '../scope/table-rights';

/** How far a service has taken in the events of each producer; the position moves in the transaction of the effects. */
export const inletTable = (service: ServiceName): string => `
CREATE TABLE ${service}.inlet_cursor (
  producer  text PRIMARY KEY,
  position  bigint NOT NULL CHECK (position >= 0),
  moved_at  timestamptz NOT NULL DEFAULT now()
);
${dutyRights({ service, table: 'inlet_cursor', duty: 'inlet', verbs: ['select', 'insert', 'update'] })}
`;
