import { createHash } from 'node:crypto';
import { BeginAttachment, pieceBytes, PutAttachment, SealAttachment, type AttachmentKind, type AttachmentView } from '@noivu/contracts';
import type { TestCaller } from '../test-caller';

/** How a file is uploaded. */
export interface UploadWish {
  readonly kind?: AttachmentKind;
  readonly contentType?: string;
}

/** Uploads a file as the gateway does: begun, sent by pieces, sealed. Rejects with what it is refused for. */
export async function upload(caller: TestCaller, name: string, content: Buffer | string, wish: UploadWish = {}): Promise<AttachmentView> {
  const bytes = Buffer.from(content as string);
  const { attachmentId } = await caller.ask(BeginAttachment, { name, ...wish });
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    await caller.ask(PutAttachment, { attachmentId, offset, bytes: bytes.subarray(offset, offset + pieceBytes).toString('base64') });
  }
  return caller.ask(SealAttachment, { attachmentId, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
}
