import { services, type ServiceName } from '@noivu/contracts';
import { dutyOf, type Duty } from '@noivu/persistence';

/** The service itself, or one of its duties, each of which logs in for itself. */
export type RightHolder = 'app' | Duty;

/** What each role of a service may do to a table, as GRANT writes it; columns in brackets where it is not the whole row. */
export type TableRights = Readonly<Partial<Record<RightHolder, string>>>;

const kept = 'select, insert';
const everything = 'select, insert, update, delete';
/** The moment, the number and the transaction of a line are the database's own word. */
const audited = 'insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id)';

/** What every service has. */
const common = {
  audit_entry: { app: audited, sealer: 'select' },
  audit_seal: { sealer: kept },
  inlet_cursor: { inlet: 'select, insert, update' },
  migration: { app: 'select' },
  unit_node: { app: 'select', inlet: everything },
} satisfies Record<string, TableRights>;

/** Where commands are answered once. */
const answeringOnce = {
  idempotency: { app: 'select, insert, update (status, headers, reply)', timer: 'select, delete' },
} satisfies Record<string, TableRights>;

const announced = 'insert (subject, key, version, payload, occurred_at)';
/** Where others follow what happens. */
const announcing = {
  outbox: { app: announced, inlet: announced, timer: announced, relay: 'select' },
  outbox_position: { relay: kept },
} satisfies Record<string, TableRights>;

const projected = { app: 'select', inlet: 'select, insert, update' };

/** The registry of rights on tables: a role that stands at no table here has no right on it, and a table that stands nowhere here is nobody's. */
export const tableRights: Readonly<Record<ServiceName | 'sec', Readonly<Record<string, TableRights>>>> = {
  sec: { key: {}, job_grant: {} },
  identity: {
    ...common,
    ...answeringOnce,
    account: { app: `${kept}, update (state, version)`, inlet: 'select (unit_id, unit_ord), update (unit_ord)' },
    account_step: { app: kept },
    credential: {
      app: `select (account_id, must_change, issued_until, spent_at, changed_at, rights_version), insert,
        update (password_hash, must_change, issued_until, spent_at, changed_at, rights_version)`,
    },
    refresh_token: { app: `${kept}, update (spent_at)` },
    revocation: { app: 'select, insert, delete' },
    session: { app: 'select, insert, update (tokens_until, ended_at), delete' },
    sign_in_attempt: { app: everything },
  },
  organization: {
    ...common,
    ...answeringOnce,
    ...announcing,
    staffing_quota: { app: 'select, insert, update' },
    unit_node: { app: everything },
    unit_span: { app: 'select, insert, update' },
  },
  personnel: {
    ...common,
    ...answeringOnce,
    ...announcing,
    audit_entry: { app: `select, ${audited}`, inlet: audited, sealer: 'select' },
    change: { app: kept, inlet: 'insert' },
    decision: { app: kept, inlet: 'select, update' },
    decision_concern: { app: kept },
    export_chunk: { app: kept, timer: 'select, delete' },
    fact: { app: `${kept}, update (recorded)`, inlet: 'select, insert, update', timer: 'select' },
    file: { app: 'select, insert, update (size, sha256, sealed_at, refusal), delete', inlet: 'select, update' },
    file_chunk: { app: 'select, insert, delete' },
    import_error: { app: 'select, insert, delete' },
    import_row: { app: 'select, insert, update (state, citizen_number, cells, faults, record_id), delete' },
    job: { app: `${kept}, update (cancel_asked)`, timer: 'select, update', inlet: 'select, update' },
    obligation: {
      app: `${kept}, update (event, kinds_done, starts_on, due_on, number, unit, article, instrument, basis, timer_id, role, projected,
        inputs, met_at, met_on, days_late)`,
      inlet: 'select, update',
    },
    obligation_trail: { app: kept },
    outside_result: { inlet: 'select, insert, update' },
    record: { app: `${kept}, update (citizen_number, version, recorded_at)`, inlet: 'select, update', timer: 'select' },
    record_export: { app: `${kept}, update (row_count, size, sha256, written_at, expires_at)`, timer: 'select' },
    record_line: { app: everything, inlet: 'select, insert, update', timer: 'select, update' },
    roster_import: {
      app: `${kept}, update (apply_job, undo_job, skip_invalid, decision_id, preview, errors, made, withdrawn, kept, version)`,
      inlet: 'select, update',
    },
    transfer: { app: `${kept}, update (state, using_unit_id, title, reason, sent_at, ended_at, version)`, inlet: 'select, update' },
  },
  training: { ...common, ...answeringOnce, ...announcing, enrolment: { app: kept }, person: projected },
  emulation: { ...common, ...answeringOnce, ...announcing, award_decision: { app: kept }, person: projected },
  reporting: {
    ...common,
    counted_day: { inlet: everything },
    person_span: { app: 'select', inlet: everything },
    quota: { inlet: everything },
    taken_version: { inlet: 'select, insert, update' },
    unit_figures: { inlet: everything },
    unit_span: { inlet: everything },
  },
};

/** One table of the registry, with the rights of each role by its name in the database. */
export interface TableEntry {
  /** With its schema. */
  readonly table: string;
  readonly rights: readonly { readonly role: string; readonly verbs: string }[];
}

const roleOf = (service: ServiceName, holder: RightHolder): string => (holder === 'app' ? service : dutyOf(service, holder));

function entryOf(service: ServiceName, table: string, rights: TableRights): TableEntry {
  const held = Object.entries(rights).map(([holder, verbs]) => ({
    role: roleOf(service, holder as RightHolder),
    verbs: verbs.replaceAll(/\s+/g, ' '),
  }));
  return { table: `${service}.${table}`, rights: held };
}

/** Every table of the registry. */
export const tableEntries = (): readonly TableEntry[] => [
  ...Object.keys(tableRights.sec).map((table) => ({ table: `sec.${table}`, rights: [] })),
  ...services.flatMap((service) => Object.entries(tableRights[service]).map(([table, rights]) => entryOf(service, table, rights))),
];
