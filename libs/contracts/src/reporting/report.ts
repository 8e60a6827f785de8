import { contract } from '../contract';
import { Day, Flag, Free, Id, OneOf, Part, Text, Whole } from '../field/fields';
import { Nothing } from '../identity/session';
import { PageInfo, PageRequest } from '../page';

/** Statistical forms (biểu mẫu thống kê). BM01/BNV: số lượng, chất lượng công chức từ cấp huyện trở lên (TT 11/2012/TT-BNV). */
export const reportCodes = ['BM01'] as const;
export type ReportCode = (typeof reportCodes)[number];

export class ReportColumn {
  @Text({ max: 40 }) key: string;
  @Text({ max: 10, description: 'Số thứ tự cột của mẫu' }) number: string;
  @Text({ max: 200 }) head: string;
  @Text({ max: 200, optional: true, description: 'Nhóm cột' }) group?: string;
}

export class ReportForm {
  @OneOf(reportCodes) code: ReportCode;
  @Text({ max: 300 }) title: string;
  @Text({ max: 200 }) article: string;
  @Part(() => ReportColumn, { list: 60 }) columns: ReportColumn[];
}

export class ReportCatalogue {
  @Part(() => ReportForm, { list: 50 }) data: ReportForm[];
}

/** Asks for a form of one unit, with a row for each unit directly below it, on a day. */
export class GetReportRequest {
  @OneOf(reportCodes) code: ReportCode;
  @Id() unitId: string;
  @Day({ optional: true, description: 'Ngày chốt số liệu (mặc định hôm nay)' }) asOf?: string;
}

export class ReportRow {
  @Id({ optional: true, description: 'Không có ở dòng tổng cộng' }) unitId?: string;
  @Text({ max: 300 }) unitName: string;
  @Free({ description: 'Số liệu theo khóa cột' }) figures: Record<string, number>;
}

export class ReportView {
  @OneOf(reportCodes) code: ReportCode;
  @Id() unitId: string;
  @Day() asOf: string;
  @Part(() => ReportRow, { list: 2000 }) rows: ReportRow[];
  @Part(() => ReportRow) total: ReportRow;
}

/** Asks for the people behind one figure: same unit, same day, one column; `below` counts every unit under it too (as the figures do). */
export class GetReportPeopleRequest extends PageRequest {
  @OneOf(reportCodes) code: ReportCode;
  @Id() unitId: string;
  @Text({ max: 40 }) column: string;
  @Day({ optional: true }) asOf?: string;
}

export class ReportPerson {
  @Id() recordId: string;
  @Text({ max: 100 }) fullName: string;
  @Id() usingUnitId: string;
}

export class ReportPeople {
  @Part(() => ReportPerson, { list: 200 }) data: ReportPerson[];
  @Part(() => PageInfo) page: PageInfo;
}

/** How far reporting has taken in what the others announced. */
export class ReportFreshness {
  @Flag() upToDate: boolean;
  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER }) position: number;
}

const reads = { permission: 'reporting:report:read', scope: 'unit' } as const;

export const ListReports = contract({
  subject: 'reporting.report.list',
  permission: 'reporting:report:read',
  scope: 'province',
  request: Nothing,
  reply: ReportCatalogue,
  audit: 'report-catalogue-read',
});
export const GetReport = contract({
  subject: 'reporting.report.get',
  ...reads,
  request: GetReportRequest,
  reply: ReportView,
  audit: 'report-read',
  timeout: 10_000,
});
export const GetReportSheet = contract({
  subject: 'reporting.report.sheet',
  ...reads,
  request: GetReportRequest,
  reply: Nothing,
  audit: 'report-exported',
  timeout: 20_000,
});
export const GetReportPeople = contract({
  subject: 'reporting.report.people',
  permission: 'reporting:person:read',
  scope: 'unit',
  request: GetReportPeopleRequest,
  reply: ReportPeople,
  audit: 'report-people-read',
});
