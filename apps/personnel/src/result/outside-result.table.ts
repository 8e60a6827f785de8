import { dutyRights } from '@noivu/persistence';

/** The SQL of the table that says up to which version the results of another service were taken into a record. */
export const outsideResultTables = (): string => `
  CREATE TABLE outside_result (
    producer  text NOT NULL CHECK (producer IN ('training', 'emulation')),
    record_id uuid NOT NULL REFERENCES record,
    version   integer NOT NULL,
    PRIMARY KEY (producer, record_id)
  );
  ${dutyRights({ service: 'personnel', table: 'outside_result', duty: 'inlet', verbs: ['select', 'insert', 'update'] })}
`;
