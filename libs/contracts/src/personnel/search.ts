import { contract } from '../contract';
import { Flag, Id, OneOf, Part, PartialDay, Text, Whole } from '../field/fields';
import { CursorField, LimitField, PageInfo } from '../page';
import { degreeLevels, sexes, staffCategories, statuses } from './fact';

/** Which records of the caller's scope are meant (tiêu chí tìm kiếm); criteria combine with "and". */
export class RecordCriteria {
  @Text({ max: 100, optional: true, description: 'Họ tên hoặc một phần, có dấu hoặc không dấu' }) name?: string;
  @Id({ optional: true, description: 'Đơn vị này và mọi đơn vị bên dưới' }) unitId?: string;
  @OneOf(sexes, { optional: true }) sex?: (typeof sexes)[number];
  @Whole({ min: 1900, max: 2199, optional: true }) bornFromYear?: number;
  @Whole({ min: 1900, max: 2199, optional: true }) bornToYear?: number;
  @OneOf(staffCategories, { optional: true }) category?: (typeof staffCategories)[number];
  @Text({ max: 10, optional: true }) rankCode?: string;
  @OneOf(degreeLevels, { optional: true, description: 'Trình độ cao nhất' }) degree?: (typeof degreeLevels)[number];
  @Flag({ optional: true, description: 'Đảng viên' }) party?: boolean;
  @OneOf(statuses, { optional: true }) status?: (typeof statuses)[number];
}

/** Searches the records within the caller's scope. Ordered by name the Vietnamese way: given name, family name, middle names. */
export class SearchRecordsRequest extends RecordCriteria {
  @LimitField() limit?: number;
  @CursorField() cursor?: string;
  @Flag({ optional: true, description: 'Kèm tổng số' }) count?: boolean;
}

/** One line of a search: enough to find the right person, no more. */
export class RecordLine {
  @Id() recordId: string;
  @Text({ max: 100 }) fullName: string;
  @OneOf(sexes) sex: (typeof sexes)[number];
  @PartialDay() bornOn: string;
  @Id() custodianUnitId: string;
  @Text({ max: 200, optional: true }) title?: string;
  @OneOf(staffCategories, { optional: true }) category?: (typeof staffCategories)[number];
  @Text({ max: 10, optional: true }) rankCode?: string;
  @OneOf(degreeLevels, { optional: true }) degree?: (typeof degreeLevels)[number];
  @Flag() party: boolean;
  @OneOf(statuses, { optional: true }) status?: (typeof statuses)[number];
}

export class RecordLinePage {
  @Part(() => RecordLine, { list: 200 }) data: RecordLine[];
  @Part(() => PageInfo) page: PageInfo;
}

export const SearchRecords = contract({
  subject: 'personnel.record.search',
  permission: 'personnel:record:search',
  scope: 'record',
  request: SearchRecordsRequest,
  reply: RecordLinePage,
  audit: 'records-searched',
});
