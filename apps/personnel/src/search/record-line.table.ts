import { dutyRights, ownerReads, scopedTable } from '@noivu/persistence';
import { linePlaces } from './line-place.table';

// What a search asks about: lines that do not fit are passed by in the index alone.
const criteria = 'unit_ord, name_key, sex, born_year, category, rank_code, degree, party, status';

const line = `
  CREATE TABLE record_line (
    record_id         uuid PRIMARY KEY REFERENCES record,
    version           integer NOT NULL,
    custodian_unit_id uuid NOT NULL,
    unit_ord          integer NOT NULL,
    department_ord    integer,
    province_ord      integer,
    full_name         text NOT NULL,
    name_key          text COLLATE "C" NOT NULL,
    name_sort         text COLLATE "C" NOT NULL,
    sex               text NOT NULL,
    born_on           text NOT NULL,
    born_year         smallint NOT NULL,
    category          text,
    rank_code         text,
    degree            text,
    party             boolean NOT NULL,
    status            text,
    title             text,
    refresh_on        date
  );
  CREATE INDEX record_line_unit ON record_line (unit_ord, name_sort, record_id);
  CREATE INDEX record_line_department ON record_line (department_ord, name_sort, record_id) INCLUDE (${criteria});
  CREATE INDEX record_line_province ON record_line (province_ord, name_sort, record_id) INCLUDE (${criteria});
  CREATE INDEX record_line_name_part ON record_line USING gin (department_ord, name_key ext.gin_trgm_ops);
  CREATE INDEX record_line_refresh ON record_line (refresh_on) WHERE refresh_on IS NOT NULL;
  CREATE INDEX record_line_custodian ON record_line (custodian_unit_id);
`;

/** The SQL of the lines that searches read: one a record, with its current values, written in the transaction of each change. */
export const recordLineTables = (): string => `
  ${line}
  ${linePlaces}
  ${scopedTable({ service: 'personnel', table: 'record_line', unitOrd: 'unit_ord', bounds: 'query' })}
  ${ownerReads({ service: 'personnel', table: 'record_line' })}
  ${dutyRights({ service: 'personnel', table: 'record_line', duty: 'inlet', verbs: ['select', 'insert', 'update'] })}
  ${dutyRights({ service: 'personnel', table: 'record_line', duty: 'timer', verbs: ['select', 'update'] })}
`;
