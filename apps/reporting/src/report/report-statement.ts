import { auditColumns } from '@noivu/audit';
import type { ReportCode } from '@noivu/contracts';
import { scopedWithAudit, type ScopedStatement } from '@noivu/persistence';
import { forms } from './forms';
import { functionOf } from './report-function';
import type { Form } from './report-form';

/** The statements of one form: each takes the unit and the day, then the values of its audit line. */
export interface ReportStatements {
  /** The report as ReportView; null where the scope holds no such unit on that day. */
  readonly view: ScopedStatement;
  /** The same with the name of the asked unit, as NamedReport. */
  readonly named: ScopedStatement;
}

const figuresAsJson = (form: Form, figures: string): string =>
  `(SELECT json_object_agg(f.key, f.number ORDER BY f.place)
    FROM unnest(ARRAY[${form.columns.map(({ key }) => `'${key}'`).join(', ')}], ${figures}) WITH ORDINALITY f (key, number, place))`;

// The own row of a unit without people or quota of its own says nothing, so it is left out; it adds nothing to the total either.
const viewOf = (form: Form): string => `json_build_object('code', '${form.code}', 'unitId', $2::uuid, 'asOf', $3::date,
  'rows', coalesce(json_agg(json_build_object('unitId', r.unit_id, 'unitName', r.unit_name, 'figures', ${figuresAsJson(form, 'r.figures')}) ORDER BY r.place)
    FILTER (WHERE r.unit_id <> $2 OR r.figures <> array_fill(0, ARRAY[cardinality(r.figures)])), '[]'),
  'total', json_build_object('unitName', 'Tổng cộng', 'figures', ${figuresAsJson(form, '(SELECT sums.figures FROM sums)')}))`;

const counted = (form: Form, reply: string): string => `
  WITH counted AS MATERIALIZED (SELECT * FROM ${functionOf(form)}($2::uuid, $3::date)), sums (figures) AS (
    SELECT array_agg(each.number ORDER BY each.place)
    FROM (SELECT u.place, sum(u.number)::int AS number FROM counted c, unnest(c.figures) WITH ORDINALITY u (number, place) GROUP BY u.place) each
  ) SELECT ${reply}::text FROM counted r HAVING count(*) > 0`;

function statementsOf(form: Form): ReportStatements {
  const audit = { table: 'audit_entry', values: auditColumns(4) };
  const name = form.code.toLowerCase();
  const named = `json_build_object('unitName', max(r.unit_name) FILTER (WHERE r.unit_id = $2), 'report', ${viewOf(form)})`;
  return {
    view: scopedWithAudit({ name: `report-${name}`, text: counted(form, viewOf(form)), audit }),
    named: scopedWithAudit({ name: `report-${name}-named`, text: counted(form, named), audit }),
  };
}

/** The statements of every form. */
export const reportStatements: Readonly<Record<ReportCode, ReportStatements>> = { BM01: statementsOf(forms.BM01) };
