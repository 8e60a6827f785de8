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

// Written as text: to build the same out of JSON values takes longer than to read the figures.
const figuresAsJson = (form: Form, figures: string): string =>
  `format('{${form.columns.map(({ key }) => `"${key}":%s`).join(',')}}', VARIADIC ${figures}::text[])`;
const rowAsJson = (form: Form): string =>
  `format('{"unitId":%s,"unitName":%s,"figures":%s}', to_json(r.unit_id), to_json(r.unit_name), ${figuresAsJson(form, 'r.figures')})`;
const sums = (form: Form): string => `ARRAY[${form.columns.map((_, place) => `sum(r.figures[${place + 1}])`).join(', ')}]`;

// The own row of a unit without people or quota of its own says nothing, so it is left out; it adds nothing to the total either.
const viewOf = (
  form: Form,
): string => `format('{"code":"${form.code}","unitId":%s,"asOf":%s,"rows":[%s],"total":{"unitName":"Tổng cộng","figures":%s}}',
  to_json($2::uuid), to_json($3::date), string_agg(${rowAsJson(form)}, ',' ORDER BY r.place)
    FILTER (WHERE r.unit_id <> $2 OR r.figures <> array_fill(0, ARRAY[${form.columns.length}])), ${figuresAsJson(form, sums(form))})`;

const counted = (form: Form, reply: string): string => `SELECT ${reply} FROM ${functionOf(form)}($2::uuid, $3::date) r HAVING count(*) > 0`;

function statementsOf(form: Form): ReportStatements {
  const audit = { table: 'audit_entry', values: auditColumns(4) };
  const name = form.code.toLowerCase();
  const named = `format('{"unitName":%s,"report":%s}', to_json(max(r.unit_name) FILTER (WHERE r.unit_id = $2)), ${viewOf(form)})`;
  return {
    view: scopedWithAudit({ name: `report-${name}`, text: counted(form, viewOf(form)), audit }),
    named: scopedWithAudit({ name: `report-${name}-named`, text: counted(form, named), audit }),
  };
}

/** The statements of every form. */
export const reportStatements: Readonly<Record<ReportCode, ReportStatements>> = { BM01: statementsOf(forms.BM01) };
