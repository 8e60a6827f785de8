import { contract } from '../contract';
import { Day, Free, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { PageInfo, PageRequest } from '../page';
import { DecisionInput } from './decision';
import { factKindNames, type FactKind } from './fact';

/** A dated fact as it is entered: `value` has the shape of its kind. Without `validTo` it holds until the next of its kind begins. */
export class FactInput {
  @OneOf(factKindNames) kind: FactKind;
  @Day() validFrom: string;
  @Day({ optional: true, description: 'Không còn hiệu lực từ ngày này' }) validTo?: string;
  @Free() value: object;
}

/** Makes the record of a person (lập hồ sơ) with all that must always be known of them, from the decision that brings them in. */
export class CreateRecordRequest {
  @Id({ description: 'Đơn vị quản lý hồ sơ' }) custodianUnitId: string;
  @Part(() => DecisionInput) decision: DecisionInput;
  @Day({ optional: true, description: 'Ngày đến nhận việc, khi thời hạn tính từ ngày này' }) reportedForDutyOn?: string;
  @Part(() => FactInput, { list: 100 }) facts: FactInput[];
}

/** add: nêu mới; correct: đính chính sai sót nhập liệu (cùng văn bản); replace: thay theo văn bản mới; revoke: thu hồi vì văn bản bị thu hồi. */
export const changeActs = ['add', 'correct', 'replace', 'revoke'] as const;
export type ChangeAct = (typeof changeActs)[number];

/** One act of a change. `add` takes kind, validFrom and value; `correct` and `replace` take factId and what is to stand; `revoke` takes factId. */
export class FactAct {
  @OneOf(changeActs) act: ChangeAct;
  @OneOf(factKindNames) kind: FactKind;
  @Id({ optional: true }) factId?: string;
  @Day({ optional: true }) validFrom?: string;
  @Day({ optional: true, nullable: true, description: 'Không còn hiệu lực từ ngày này; null: bỏ ngày đã ghi' }) validTo?: string | null;
  @Free({ optional: true }) value?: object;
}

/** A change of one record (cập nhật hồ sơ): all acts commit together or none does. It rests on a decision, new or already entered. */
export class ChangeRecordRequest {
  @Id() recordId: string;
  @Id({ optional: true, description: 'Quyết định đã nhập' }) decisionId?: string;
  @Part(() => DecisionInput, { optional: true }) decision?: DecisionInput;
  @Text({ max: 500, optional: true, description: 'Lý do (bắt buộc khi đính chính)' }) reason?: string;
  @Part(() => FactAct, { list: 50 }) acts: FactAct[];
}

/** A fact as it stands in a record. */
export class FactView {
  @Id() factId: string;
  @Day() validFrom: string;
  @Day({ optional: true }) validTo?: string;
  @Free() value: object;
  @Id({ optional: true }) decisionId?: string;
  @Instant({ description: 'Ghi nhận lúc' }) recordedAt: string;
  @Instant({ optional: true, description: 'Thôi được coi là đúng từ lúc' }) supersededAt?: string;
  @OneOf(changeActs) act: ChangeAct;
}

/** A personnel record (hồ sơ cán bộ, công chức, viên chức) as it was on a day, as far as it was known at a moment. `facts` holds, by kind, the list of what held. */
export class RecordView {
  @Id() recordId: string;
  @Id({ description: 'Đơn vị quản lý hồ sơ' }) custodianUnitId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Day() asOf: string;
  @Instant({ optional: true }) knownAt?: string;
  @Free({ description: 'Theo loại: { identity: [FactView], post: [FactView], … }' }) facts: Partial<Record<FactKind, FactView[]>>;
}

export class GetRecordRequest {
  @Id() recordId: string;
  @Day({ optional: true, description: 'Hồ sơ của ngày này (mặc định hôm nay)' }) asOf?: string;
  @Instant({ optional: true, description: 'Theo những gì đã ghi nhận đến lúc này' }) knownAt?: string;
}

export class GetFactsRequest {
  @Id() recordId: string;
  @OneOf(factKindNames) kind: FactKind;
  @Instant({ optional: true }) knownAt?: string;
}

/** Every row of one kind that was ever recorded, newest first; what was superseded says when. */
export class FactHistory {
  @Part(() => FactView, { list: 2000 }) data: FactView[];
}

export class ChangeView {
  @Id() changeId: string;
  @Id() recordId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Id({ optional: true }) decisionId?: string;
  @Instant() recordedAt: string;
  @Id({ description: 'Tài khoản ghi nhận' }) recordedBy: string;
  @Text({ max: 500, optional: true }) reason?: string;
  @Free({ list: 50, description: '{ act, kind, factId }' }) acts: object[];
}

export class GetChangesRequest extends PageRequest {
  @Id() recordId: string;
}

export class ChangePage {
  @Part(() => ChangeView, { list: 200 }) data: ChangeView[];
  @Part(() => PageInfo) page: PageInfo;
}

export class LookupRecordRequest {
  @Text({ max: 12, min: 12, pattern: /^\d{12}$/, description: 'Số định danh cá nhân' }) citizenNumber: string;
}

export class LookupResult {
  @Id() recordId: string;
}

/** One line of the audit of a record (nhật ký truy cập): who did or saw what, when. */
export class AccessLogEntry {
  @Instant() at: string;
  @Id({ optional: true, description: 'Không có khi hệ thống tự ghi' }) accountId?: string;
  @Id({ optional: true, description: 'Đơn vị của tài khoản' }) unitId?: string;
  @Text({ max: 50 }) action: string;
  @Text({ max: 100, optional: true }) outcome?: string;
  @Text({ max: 32, min: 0, description: 'Trống khi không có yêu cầu nào đứng sau' }) traceId: string;
}

export class AccessLogPage {
  @Part(() => AccessLogEntry, { list: 200 }) data: AccessLogEntry[];
  @Part(() => PageInfo) page: PageInfo;
}

const reads = { permission: 'personnel:record:read', scope: 'record' } as const;

export const CreateRecord = contract({
  subject: 'personnel.record.create',
  permission: 'personnel:record:create',
  scope: 'unit',
  request: CreateRecordRequest,
  reply: RecordView,
  changes: true,
  audit: 'record-created',
});
export const GetRecord = contract({
  subject: 'personnel.record.get',
  ...reads,
  request: GetRecordRequest,
  reply: RecordView,
  audit: 'record-read',
  // Before it ties an account to a record, identity looks with the asker's own token whether the asker may see it.
  callers: ['identity'],
});
export const GetFacts = contract({
  subject: 'personnel.fact.list',
  ...reads,
  request: GetFactsRequest,
  reply: FactHistory,
  audit: 'facts-read',
});
export const GetChanges = contract({
  subject: 'personnel.change.list',
  ...reads,
  request: GetChangesRequest,
  reply: ChangePage,
  audit: 'changes-read',
});
export const ChangeRecord = contract({
  subject: 'personnel.record.change',
  permission: 'personnel:record:change',
  scope: 'record',
  request: ChangeRecordRequest,
  reply: ChangeView,
  changes: true,
  versioned: true,
  audit: 'record-changed',
});
export const LookupRecord = contract({
  subject: 'personnel.record.lookup',
  permission: 'personnel:record:search',
  scope: 'record',
  request: LookupRecordRequest,
  reply: LookupResult,
  audit: 'record-looked-up',
});
export const GetAccessLog = contract({
  subject: 'personnel.record.access-log',
  permission: 'personnel:audit:read',
  scope: 'record',
  request: GetChangesRequest,
  reply: AccessLogPage,
  audit: 'access-log-read',
});
