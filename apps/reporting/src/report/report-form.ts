import type { ReportCode } from '@noivu/contracts';

/** One numbered column of a form (cột của biểu mẫu). */
export interface FormColumn {
  readonly key: string;
  /** The number printed under the head. */
  readonly number: number;
  readonly head: string;
  /** The heads above it, the widest first. */
  readonly groups: readonly string[];
  /**
   * Who is counted in it: a condition over the columns of person_span as `p`, for the day that the SQL expression names. Absent where the column
   * counts no people.
   */
  readonly counts?: (day: string) => string;
}

/** A statistical form (biểu mẫu thống kê): its heads, and its rules as data. */
export interface Form {
  readonly code: ReportCode;
  /** The code as it is printed. */
  readonly printedCode: string;
  readonly title: string;
  readonly article: string;
  /** What is counted (đơn vị tính). */
  readonly unit: string;
  /** To whom it is sent (đơn vị nhận báo cáo). */
  readonly recipient: string;
  /** Those whom the form counts at all, as a condition over person_span as `p`. */
  readonly population: string;
  readonly columns: readonly FormColumn[];
}

/** The heads above a column as one text. */
export const groupOf = ({ groups }: FormColumn): string | undefined => (groups.length === 0 ? undefined : groups.join(' > '));

/**
 * Who is counted on a day, as a condition over person_span as `p`. Days are compared by both ends and not as a range: under row-level security an
 * index takes only conditions that leak nothing, and those on ranges do not pass for such.
 */
export const isCounted = ({ population }: Pick<Form, 'population'>, day: string): string =>
  `p.valid_from <= ${day} AND p.valid_to > ${day} AND ${population}`;

/** The same of those in one of some units. */
export const populationOf = (form: Pick<Form, 'population'>, unitIds: string, day: string): string =>
  `p.using_unit_id = ANY (${unitIds}) AND ${isCounted(form, day)}`;

const figure = (condition: string): string => `count(*) FILTER (WHERE ${condition})::integer`;
const counting = ({ columns }: Form, day: string): string[] => columns.flatMap(({ counts }) => (counts ? [counts(day)] : []));

/** The numbers of those columns that count people, over rows of person_span as `p`: an array in the order of the form. */
export const numbersOf = (form: Form, day: string): string => `ARRAY[\n      ${counting(form, day).map(figure).join(',\n      ')}]`;

/** The same of nobody. */
export const noNumbers = (form: Form): string => `array_fill(0, ARRAY[${counting(form, 'day').length}])`;
