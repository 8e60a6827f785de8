import { obligationEvents } from '@noivu/contracts';
import { childTable, dutyRights, scopedTable, type ScopedTable } from '@noivu/persistence';

const progress = ['kinds_done', 'met_at', 'met_on', 'days_late'];
const reckoned = [
  'event',
  'starts_on',
  'due_on',
  'number',
  'unit',
  'article',
  'instrument',
  'basis',
  'timer_id',
  'role',
  'projected',
  'inputs',
];

/** The table of duties as row-level security knows it: a row is its owner's, and of those above. */
export const obligationScope: ScopedTable = {
  service: 'personnel',
  table: 'obligation',
  unitOrd: 'owner_ord',
  bounds: 'query',
  writes: { update: [...progress, ...reckoned] },
};

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');

// `pressing` orders a list: what is open by its last day, then what is done, the latest first. Few are open: indexes of their own tell the planner how few.
const obligations = `
  CREATE TABLE obligation (
    obligation_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    event         text NOT NULL CHECK (event IN (${words(obligationEvents)})),
    owner_unit_id uuid NOT NULL,
    owner_ord     integer NOT NULL,
    record_id     uuid NOT NULL REFERENCES record,
    decision_id   uuid REFERENCES decision,
    transfer_id   uuid,
    act           text CHECK ((act IS NULL) = (transfer_id IS NULL)),
    kinds         text[] NOT NULL DEFAULT '{}',
    kinds_done    text[] NOT NULL DEFAULT '{}',
    starts_on     date NOT NULL,
    due_on        date NOT NULL CHECK (due_on >= starts_on),
    number        smallint NOT NULL CHECK (number >= 0),
    unit          text NOT NULL CHECK (unit IN ('working-day', 'calendar-day')),
    article       text NOT NULL,
    instrument    text NOT NULL,
    basis         text NOT NULL CHECK (basis IN ('text', 'derived')),
    timer_id      text NOT NULL,
    role          text NOT NULL,
    projected     boolean NOT NULL,
    inputs        jsonb NOT NULL,
    opened_at     timestamptz NOT NULL,
    met_at        timestamptz,
    met_on        date,
    days_late     integer,
    pressing      integer NOT NULL GENERATED ALWAYS AS
      (CASE WHEN met_on IS NULL THEN due_on - DATE '1900-01-01' ELSE 1000000 - (met_on - DATE '1900-01-01') END) STORED,
    CHECK ((met_at IS NULL) = (met_on IS NULL) AND (met_on IS NULL) = (days_late IS NULL)),
    CHECK (days_late = greatest(met_on - due_on, 0))
  );
  CREATE INDEX obligation_open ON obligation (owner_ord, pressing, obligation_id) WHERE met_on IS NULL;
  CREATE INDEX obligation_open_in_order ON obligation (pressing, obligation_id) WHERE met_on IS NULL;
  CREATE INDEX obligation_done ON obligation (owner_ord, pressing, obligation_id) WHERE met_on IS NOT NULL;
  CREATE INDEX obligation_done_in_order ON obligation (pressing, obligation_id) WHERE met_on IS NOT NULL;
  CREATE INDEX obligation_unit ON obligation (owner_unit_id, pressing, obligation_id);
  CREATE INDEX obligation_late ON obligation (owner_ord, pressing, obligation_id) WHERE days_late > 0;
  CREATE INDEX obligation_late_in_order ON obligation (pressing, obligation_id) WHERE days_late > 0;
  CREATE INDEX obligation_record ON obligation (record_id, decision_id);
  CREATE INDEX obligation_transfer ON obligation (transfer_id) WHERE transfer_id IS NOT NULL;
  CREATE INDEX obligation_projected ON obligation (obligation_id) WHERE projected;
`;

const trail = `
  CREATE TABLE obligation_trail (
    trail_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    obligation_id uuid NOT NULL REFERENCES obligation,
    at            timestamptz NOT NULL,
    why           text NOT NULL CHECK (why IN ('calendar', 'event', 'custody')),
    before        jsonb NOT NULL,
    after         jsonb NOT NULL
  );
  CREATE INDEX obligation_trail_of ON obligation_trail (obligation_id, trail_id);
`;

/**
 * The SQL of duties with a time limit (nghĩa vụ cập nhật) and of the trail of what was reckoned again or passed to another unit. What was
 * asked for, by which rule and when it was done stay for good; only progress, the end and a due date reckoned anew are written to a row
 * that stands. The inlet moves rows along with the tree of units.
 */
export const obligationTable = (): string =>
  [
    obligations,
    scopedTable(obligationScope),
    dutyRights({ service: 'personnel', table: 'obligation', duty: 'inlet', verbs: ['select', 'update'] }),
    trail,
    childTable({
      service: 'personnel',
      table: 'obligation_trail',
      key: 'obligation_id',
      parent: obligationScope,
      parentKey: 'obligation_id',
      writes: { update: false },
    }),
  ].join('\n');
