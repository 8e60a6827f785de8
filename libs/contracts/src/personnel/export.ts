import { contract } from '../contract';
import { Id, Instant, OneOf, Text, Whole } from '../field/fields';
import { RecordCriteria } from './search';

/** People of one export at most; a sheet of Excel holds five times as many. */
export const exportRows = 200_000;
/** Hours for which an export may be fetched after it was written; then its bytes are deleted. */
export const exportHours = 24;
/** Bytes of one export at most. */
export const exportBytes = 512 * 1024 * 1024;

/** WRITING, then READY until it is EXPIRED; FAILED and CANCELLED leave no file. */
export const exportStates = ['WRITING', 'READY', 'EXPIRED', 'FAILED', 'CANCELLED'] as const;
export type ExportState = (typeof exportStates)[number];

/** Orders a workbook (.xlsx) of the people whom the same search would find: what their records say today, one row a person (kết xuất danh sách). */
export class OrderExportRequest extends RecordCriteria {
  @Text({ max: 500, description: 'Mục đích sử dụng; in trên đầu danh sách' }) reason: string;
}

export class ExportRequest {
  @Id() exportId: string;
}

/** An export of people (bản kết xuất danh sách): only the account that ordered it sees and fetches it. */
export class ExportView {
  @Id() exportId: string;
  @OneOf(exportStates) state: ExportState;
  @Id({ description: 'Công việc chạy nền' }) jobId: string;
  @Text({ max: 500, description: 'Mục đích sử dụng' }) reason: string;
  @Text({ max: 100, description: 'Tên tệp' }) fileName: string;
  @Whole({ min: 0, max: exportRows, optional: true, description: 'Số người' }) rows?: number;
  @Whole({ min: 0, max: exportBytes, optional: true, description: 'Số byte' }) size?: number;
  @Text({ max: 64, optional: true }) sha256?: string;
  @Instant() orderedAt: string;
  @Instant({ optional: true }) writtenAt?: string;
  @Instant({ optional: true, description: 'Không tải được nữa từ lúc này' }) expiresAt?: string;
}

export class ReadExportRequest {
  @Id() exportId: string;
  @Whole({ min: 0, max: exportBytes }) offset: number;
}

/** The bytes of a piece, as they are. */
export class ExportBytes {}

const exporting = { permission: 'personnel:record:export', scope: 'self' } as const;

export const OrderExport = contract({
  subject: 'personnel.record.export',
  permission: 'personnel:record:export',
  scope: 'record',
  request: OrderExportRequest,
  reply: ExportView,
  changes: true,
  audit: 'export-ordered',
});
export const GetExport = contract({
  subject: 'personnel.export.get',
  ...exporting,
  request: ExportRequest,
  reply: ExportView,
  audit: 'export-read',
});
/** What is put on record of a download before its bytes are fetched. */
export const FetchExport = contract({
  subject: 'personnel.export.fetch',
  ...exporting,
  request: ExportRequest,
  reply: ExportView,
  audit: 'export-fetched',
});
/** Has no route of its own: the gateway fetches with it what `FetchExport` has shown and put on record. */
export const ReadExport = contract({
  subject: 'personnel.export.piece',
  ...exporting,
  request: ReadExportRequest,
  reply: ExportBytes,
  audit: 'none',
});
