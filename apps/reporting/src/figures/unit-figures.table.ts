import { dutyRights, ownerReads } from '@noivu/persistence';

const service = 'reporting';
const kept = ['select', 'insert', 'update', 'delete'] as const;

// The row of the unit at the top is written again with every change that counts: room in its page keeps it there.
const unitFigures = `
  CREATE TABLE counted_day (
    form   text PRIMARY KEY,
    on_day date NOT NULL
  );
  CREATE TABLE unit_figures (
    form    text NOT NULL,
    unit_id uuid NOT NULL,
    own     integer[] NOT NULL,
    whole   integer[] NOT NULL,
    PRIMARY KEY (unit_id, form)
  ) WITH (fillfactor = 50);
`;

/**
 * The figures of one day that are kept (số liệu của ngày): of each unit that exists on it the numbers of its own people, and of these with everybody below it,
 * one for each column of the form that counts people. Nobody is named in them. Only the inlet writes them; the functions of a form read them.
 */
export const unitFiguresTables = (): string =>
  [
    unitFigures,
    ...['counted_day', 'unit_figures'].map(
      (table) => dutyRights({ service, table, duty: 'inlet', verbs: kept }) + ownerReads({ service, table }),
    ),
  ].join('\n');
