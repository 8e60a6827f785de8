import { IsString, Length } from 'class-validator';
import { contract } from '../contract';
import { field } from '../field/field';
import { Flag, Id, Instant, OneOf, Text, Whole } from '../field/fields';

/** What a file is for: a scanned document that a decision cites, or a roster to import. */
export const attachmentKinds = ['document', 'roster'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Bytes of one piece of a file between gateway and service: a message of NATS takes a mebibyte at most, and bytes travel as base64. */
export const pieceBytes = 512 * 1024;
/** Bytes of one file (Tuyên Quang, 51/2024/QĐ-UBND, điều 7 khoản 4). */
export const fileBytes = 50 * 1024 * 1024;

const OCTETS = /^[\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,120}$/;

/** A name as it stands on somebody's machine, whatever is in it: the rule of names says by itself what is wrong. */
const GivenName = () =>
  field('text', { type: String, minLength: 1, maxLength: 255 }, [(each) => IsString(each), (each) => Length(1, 255, each)], {
    description: 'Tên tệp, kể cả phần mở rộng',
  });

/** Begins an upload: what the file is called and what it is for. */
export class BeginAttachmentRequest {
  @GivenName() name: string;
  @OneOf(attachmentKinds, { optional: true, description: 'Mặc định: document' }) kind?: AttachmentKind;
  @Text({ max: 181, pattern: OCTETS, optional: true, description: 'Kiểu nội dung đã khai' }) contentType?: string;
}

/** A file (tệp đính kèm). `slug` is its name as the regulation has names; `name` is what it was called. */
export class AttachmentView {
  @Id() attachmentId: string;
  @OneOf(attachmentKinds) kind: AttachmentKind;
  @Text({ max: 255 }) name: string;
  @Text({ max: 50 }) slug: string;
  @Text({ max: 120 }) contentType: string;
  @Whole({ min: 0, max: fileBytes }) size: number;
  @Text({ max: 64, optional: true }) sha256?: string;
  @Flag({ description: 'Đã kiểm tra xong, dùng được' }) sealed: boolean;
  @Instant() uploadedAt: string;
}

/** One piece of a file, at its place. The same piece may be sent again. */
export class PutAttachmentRequest {
  @Id() attachmentId: string;
  @Whole({ min: 0, max: fileBytes }) offset: number;
  @Text({ max: Math.ceil(pieceBytes / 3) * 4, pattern: /^[A-Za-z0-9+/]+={0,2}$/ }) bytes: string;
}

/** Ends an upload: the whole must be there, be what the sender sent, and be what its name says. */
export class SealAttachmentRequest {
  @Id() attachmentId: string;
  @Whole({ min: 0, max: fileBytes }) size: number;
  @Text({ min: 64, max: 64, pattern: /^[0-9a-f]{64}$/ }) sha256: string;
}

export class AttachmentRequest {
  @Id() attachmentId: string;
}

export class ReadAttachmentRequest {
  @Id() attachmentId: string;
  @Whole({ min: 0, max: fileBytes }) offset: number;
}

/** The bytes of a piece, as they are. */
export class AttachmentBytes {}

const uploads = { permission: 'personnel:decision:enter', scope: 'unit' } as const;
const reads = { permission: 'personnel:decision:read', scope: 'record' } as const;

export const BeginAttachment = contract({
  subject: 'personnel.attachment.begin',
  ...uploads,
  request: BeginAttachmentRequest,
  reply: AttachmentView,
  changes: true,
  audit: 'attachment-begun',
});
/** Has no route of its own: the gateway sends the pieces of an upload with it. */
export const PutAttachment = contract({
  subject: 'personnel.attachment.put',
  ...uploads,
  request: PutAttachmentRequest,
  reply: AttachmentRequest,
  changes: true,
  audit: 'none',
});
/** Has no route of its own: the gateway ends an upload with it. */
export const SealAttachment = contract({
  subject: 'personnel.attachment.seal',
  ...uploads,
  request: SealAttachmentRequest,
  reply: AttachmentView,
  changes: true,
  audit: 'attachment-sealed',
  timeout: 20_000,
});
/** What is put on record of a download before its bytes are fetched. */
export const GetAttachment = contract({
  subject: 'personnel.attachment.get',
  ...reads,
  request: AttachmentRequest,
  reply: AttachmentView,
  audit: 'attachment-read',
});
export const DescribeAttachment = contract({
  subject: 'personnel.attachment.describe',
  ...reads,
  request: AttachmentRequest,
  reply: AttachmentView,
  audit: 'attachment-described',
});
/** Has no route of its own: the gateway fetches with it what `GetAttachment` has shown and put on record. */
export const ReadAttachment = contract({
  subject: 'personnel.attachment.read',
  ...reads,
  request: ReadAttachmentRequest,
  reply: AttachmentBytes,
  audit: 'none',
});
