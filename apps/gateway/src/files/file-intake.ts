import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { BeginAttachment, fileBytes, pieceBytes, PutAttachment, SealAttachment, type AttachmentView } from '@noivu/contracts';
import { Reply, ServiceBus, type Asking } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import type { Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { piecesOf } from './pieces';

/** A file as it arrives: its bytes unread, and how many they are said to be. */
export interface ArrivingFile {
  readonly bytes: Readable;
  readonly said: number | undefined;
}

/** Passes files on to the service that keeps them, piece by piece: never more than a piece of one is held here. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly edge: Edge,
    private readonly bus: ServiceBus,
  ) {}

  /** @throws DomainError file-too-large, and what the service refuses with */
  async take({ bytes, said = 0 }: ArrivingFile, asked: Asked): Promise<Reply> {
    try {
      if (said > fileBytes) throw new DomainError('file-too-large', { most: fileBytes });
      return await this.pass(bytes, asked);
    } catch (error) {
      // What is still to come is let by: a connection on which it stands unread would take no further request.
      bytes.resume();
      throw error;
    }
  }

  private async pass(bytes: Readable, asked: Asked): Promise<Reply> {
    const begun = await this.edge.pass(BeginAttachment, asked);
    const { attachmentId } = begun.parsed<AttachmentView>();
    // The key of the request is that of its beginning; a piece and the seal are by themselves what they were the first time.
    const { idempotencyKey: _, ...asking } = asked.asking;
    const whole = await this.send(attachmentId, bytes, asking);
    const sealed = await this.bus.pass(SealAttachment, { attachmentId, ...whole }, asking);
    return new Reply(sealed.body, { status: 201, location: `/api/v1/attachments/${attachmentId}` });
  }

  private async send(attachmentId: string, bytes: Readable, asking: Asking): Promise<{ size: number; sha256: string }> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of piecesOf(bytes, pieceBytes)) {
      await this.put({ attachmentId, offset: size, bytes: piece.toString('base64') }, asking);
      hash.update(piece);
      size += piece.length;
    }
    return { size, sha256: hash.digest('hex') };
  }

  // A request that is repeated finds its file sealed: the seal then tells whether it is the same file.
  private async put(piece: { attachmentId: string; offset: number; bytes: string }, asking: Asking): Promise<void> {
    try {
      await this.bus.pass(PutAttachment, piece, asking);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'file-sealed') throw error;
    }
  }
}
