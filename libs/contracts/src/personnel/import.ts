import { contract } from '../contract';
import { Flag, Free, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { BothLanguages } from '../job';
import { PageInfo, PageRequest } from '../page';
import { DecisionInput } from './decision';

/** Rows of a roster at most. */
export const rosterRows = 100_000;
/** Columns of a roster at most. */
export const rosterColumnsAtMost = 64;

/** CHECKING, then REFUSED (the file) or CHECKED; APPLYING, then APPLIED; UNDOING, then UNDONE. STOPPED: part of it is done, it may be gone on with or undone. */
export const importStates = ['CHECKING', 'REFUSED', 'CANCELLED', 'CHECKED', 'APPLYING', 'APPLIED', 'STOPPED', 'UNDOING', 'UNDONE'] as const;
export type ImportState = (typeof importStates)[number];

/** Orders the check of a roster (danh sách trích ngang, .xlsx): its rows become records on the strength of one decision. Nothing is made before it is applied. */
export class OrderImportRequest {
  @Id({ description: 'Tệp danh sách đã tải lên (kind=roster)' }) attachmentId: string;
  @Part(() => DecisionInput, { description: 'Văn bản làm căn cứ lập hồ sơ' }) decision: DecisionInput;
}

export class ImportRequest {
  @Id() importId: string;
}

export class ApplyImportRequest {
  @Id() importId: string;
  @Flag({ optional: true, description: 'Bỏ qua các dòng lỗi, chỉ lập hồ sơ từ các dòng đúng' }) skipInvalid?: boolean;
}

export class UndoImportRequest {
  @Id() importId: string;
  @Text({ max: 500, description: 'Lý do' }) reason: string;
}

/** What the rows of a roster come to. `existing`: good rows whose person has a record in the scope; they are left as they are. */
export class ImportPreview {
  @Whole({ min: 0, max: rosterRows }) rows: number;
  @Whole({ min: 0, max: rosterRows }) valid: number;
  @Whole({ min: 0, max: rosterRows }) invalid: number;
  @Whole({ min: 0, max: rosterRows }) new: number;
  @Whole({ min: 0, max: rosterRows }) existing: number;
}

/** An import (đợt nhập danh sách). */
export class ImportView {
  @Id() importId: string;
  @OneOf(importStates) state: ImportState;
  @Id({ description: 'Công việc chạy nền gần nhất' }) jobId: string;
  @Id() attachmentId: string;
  @Text({ max: 255, description: 'Tên tệp' }) fileName: string;
  @Part(() => ImportPreview, { optional: true }) preview?: ImportPreview;
  @Whole({ min: 0, max: 100_000_000, optional: true, description: 'Số lỗi đã tìm thấy; 1.000 lỗi đầu được giữ' }) errors?: number;
  @Id({ optional: true }) decisionId?: string;
  @Whole({ min: 0, max: rosterRows, optional: true, description: 'Số hồ sơ đã lập' }) made?: number;
  @Whole({ min: 0, max: rosterRows, optional: true, description: 'Số hồ sơ đã rút' }) withdrawn?: number;
  @Whole({ min: 0, max: rosterRows, optional: true, description: 'Số hồ sơ giữ lại vì đã có người cập nhật' }) kept?: number;
  @Id({ list: 200, optional: true }) keptRecordIds?: string[];
  @Instant() orderedAt: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
}

/** One fault of one row: where it stands in the sheet, and what is wrong. What the cell holds is not repeated. */
export class ImportErrorView {
  @Whole({ min: 1, max: 1_048_576, description: 'Dòng trong trang tính' }) row: number;
  @Text({ max: 100, optional: true, description: 'Tiêu đề cột' }) column?: string;
  @Text({ max: 100 }) code: string;
  @Part(() => BothLanguages) message: BothLanguages;
  @Free({ optional: true }) facts?: object;
}

export class FindImportErrorsRequest extends PageRequest {
  @Id() importId: string;
}

export class ImportErrorPage {
  @Part(() => ImportErrorView, { list: 200 }) data: ImportErrorView[];
  @Part(() => PageInfo) page: PageInfo;
}

const managed = { permission: 'personnel:import:manage', scope: 'unit' } as const;

export const OrderImport = contract({
  subject: 'personnel.import.order',
  ...managed,
  request: OrderImportRequest,
  reply: ImportView,
  changes: true,
  audit: 'import-ordered',
});
export const GetImport = contract({
  subject: 'personnel.import.get',
  ...managed,
  request: ImportRequest,
  reply: ImportView,
  audit: 'import-read',
});
export const FindImportErrors = contract({
  subject: 'personnel.import.errors',
  ...managed,
  request: FindImportErrorsRequest,
  reply: ImportErrorPage,
  audit: 'import-errors-read',
});
export const ApplyImport = contract({
  subject: 'personnel.import.apply',
  ...managed,
  request: ApplyImportRequest,
  reply: ImportView,
  changes: true,
  versioned: true,
  audit: 'import-applied',
});
export const UndoImport = contract({
  subject: 'personnel.import.undo',
  ...managed,
  request: UndoImportRequest,
  reply: ImportView,
  changes: true,
  versioned: true,
  audit: 'import-undone',
});
