import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import type { Clock } from '@noivu/calendar';
import {
  BeginAttachment,
  fileBytes,
  pieceBytes,
  SealAttachment,
  type BeginAttachmentRequest,
  type PutAttachmentRequest,
  type SealAttachmentRequest,
} from '@noivu/contracts';
import { Reply, type MessageContext } from '@noivu/messaging';
import { inScope } from '@noivu/persistence';
import { DomainError, type ProblemCode, type ProblemFacts } from '@noivu/problem';
import { CLOCK, Commands } from '@noivu/service';
import { holdTree } from '../unit/hold-tree';
import { attachmentView, fileColumns, formatOf, type FileRow } from './attachment-view';
import { assertContent, assertDeclared } from './content-check';
import { takenName, type TakenName } from './file-name.rule';
import { bytesOf } from './file-bytes';
import { Turns } from './turns';
import { workbookParts } from './workbook-parts';

const OPEN_UPLOADS = 20;
const SEALS_AT_ONCE = 2;

const ABANDONED = `SELECT file_id FROM file WHERE account_id = $1 AND sealed_at IS NULL AND uploaded_at < $2::timestamptz - interval '24 hours'`;
const BEGUN = 'SELECT count(*)::int AS begun FROM file WHERE account_id = $1 AND sealed_at IS NULL AND refusal IS NULL';
// A file belongs to the unit of who uploads it; where that lies outside the signed scope, to the first unit of the scope.
const BEGIN = `INSERT INTO file (file_id, kind, name, slug, extension, declared_type, account_id, uploaded_at, unit_id, unit_ord)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, unit_id, ord FROM unit_node WHERE ord <@ (SELECT personnel.scope()) ORDER BY unit_id = $9 DESC, ord LIMIT 1
  RETURNING ${fileColumns}`;
const FILE = `SELECT ${fileColumns}, declared_type AS "declaredType", refusal FROM file WHERE file_id = $1 AND account_id = $2 FOR NO KEY UPDATE`;
const PUT = 'INSERT INTO file_chunk (file_id, place, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
const SEAL = `UPDATE file SET size = $2, sha256 = $3, sealed_at = $4 WHERE file_id = $1`;
const REFUSE = 'UPDATE file SET refusal = $2 WHERE file_id = $1';

/** A file on its way in, its own account's. */
interface Begun extends FileRow {
  readonly declaredType: string | null;
  /** Why its content was not taken. */
  readonly refusal: Refusal | null;
}

interface Refusal {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
}

/** Takes files in, piece by piece. */
@Injectable()
export class Uploads {
  private readonly seals = new Turns(SEALS_AT_ONCE);

  constructor(
    private readonly commands: Commands,
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError file-name-invalid, file-name-too-long, file-type-not-allowed, file-content-mismatch, roster-required, permission-missing, too-many-requests */
  async begin({ name, kind = 'document', contentType }: BeginAttachmentRequest, message: MessageContext): Promise<Reply> {
    const taken = takenName(name);
    assertDeclared(contentType, taken.format);
    const { accountId, unitId, permissions } = message.signedIn();
    if (kind === 'roster' && !permissions.includes('personnel:import:manage'))
      throw new DomainError('permission-missing', { needed: 'personnel:import:manage' });
    if (kind === 'roster' && taken.format.content !== 'xlsx') throw new DomainError('roster-required');
    return this.commands.run(message, async (tx) => {
      await holdTree(tx);
      await makeRoom(tx, accountId, this.clock.now());
      const told = [randomUUID(), kind, ...namesOf(taken), contentType ?? null, accountId, this.clock.now(), unitId];
      const [file] = await tx.query<FileRow[]>(BEGIN, told);
      if (!file) throw new DomainError('not-found');
      const { attachmentId } = file;
      await recordAudit(tx, message, { action: BeginAttachment.audit, facts: { attachmentId, kind, extension: file.extension } });
      return Reply.json(attachmentView(file), { status: 201, location: `/api/v1/attachments/${attachmentId}` });
    });
  }

  /**
   * A piece that stands already is left as it is: what it should have been shows when the file is sealed. A file that grows too large is refused.
   * @throws DomainError request-invalid, not-found, file-sealed where nothing more is taken, file-too-large
   */
  async put({ attachmentId, offset, bytes }: PutAttachmentRequest, message: MessageContext): Promise<Reply> {
    const piece = Buffer.from(bytes, 'base64');
    const outOfPlace = offset % pieceBytes !== 0 || piece.length === 0 || piece.length > pieceBytes;
    if (outOfPlace) throw new DomainError('request-invalid', { errors: [{ pointer: '/offset', code: 'outOfPlace' }] });
    const tooLarge = offset + piece.length > fileBytes ? new DomainError('file-too-large', { most: fileBytes }) : undefined;
    await this.within(message, async (tx) => {
      const { sha256, refusal } = await begun(tx, attachmentId, message);
      if (sha256 !== null || refusal !== null) throw new DomainError('file-sealed');
      await (tooLarge ? refuse(tx, attachmentId, tooLarge) : tx.query(PUT, [attachmentId, offset, piece]));
    });
    if (tooLarge) throw tooLarge;
    return Reply.json({ attachmentId });
  }

  /**
   * Checks the whole and seals it; what is refused leaves nothing behind but why, and the line of audit. Sealing the same again gives the same answer.
   * @throws DomainError not-found, file-sealed, file-incomplete, file-empty, file-content-mismatch, file-content-dangerous; for a roster those of
   * `workbookParts`
   */
  seal(request: SealAttachmentRequest, message: MessageContext): Promise<Reply> {
    return this.seals.take(async () => {
      const outcome = await this.within(message, (tx) => this.sealed(tx, request, message));
      if (outcome instanceof DomainError) throw outcome;
      return outcome;
    });
  }

  private async sealed(
    tx: EntityManager,
    { attachmentId, size, sha256 }: SealAttachmentRequest,
    message: MessageContext,
  ): Promise<Reply | DomainError> {
    const file = await begun(tx, attachmentId, message);
    if (file.refusal) return new DomainError(file.refusal.code, file.refusal.facts);
    if (file.sha256 !== null && (file.sha256 !== sha256 || file.size !== size)) throw new DomainError('file-sealed');
    if (file.sha256 !== null) return Reply.json(attachmentView(file), { status: 201 });
    const bytes = await bytesOf(tx, attachmentId);
    if (bytes?.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) throw new DomainError('file-incomplete');
    const refusal = refusalOf(bytes, file);
    if (refusal) {
      await refuse(tx, attachmentId, refusal);
      return refusal;
    }
    await tx.query(SEAL, [attachmentId, size, sha256, this.clock.now()]);
    await recordAudit(tx, message, { action: SealAttachment.audit, facts: { attachmentId, size, sha256 } });
    return Reply.json(attachmentView({ ...file, size, sha256 }), { status: 201 });
  }

  private within<Result>(message: MessageContext, work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return inScope(this.db, message.signedIn().scopeContext, work, { deadline: new Date(message.envelope.deadline) });
  }
}

const namesOf = ({ name, slug, format }: TakenName): string[] => [name, slug, format.extension];

async function begun(tx: EntityManager, attachmentId: string, message: MessageContext): Promise<Begun> {
  const [file] = await tx.query<Begun[]>(FILE, [attachmentId, message.signedIn().accountId]);
  if (!file) throw new DomainError('not-found');
  return file;
}

/** Clears away what the account began a day ago and never ended. @throws DomainError too-many-requests */
async function makeRoom(tx: EntityManager, accountId: string, now: Date): Promise<void> {
  const abandoned = await tx.query<{ file_id: string }[]>(ABANDONED, [accountId, now]);
  await forget(
    tx,
    abandoned.map(({ file_id }) => file_id),
  );
  const [row] = await tx.query<[{ begun: number }]>(BEGUN, [accountId]);
  if (row.begun >= OPEN_UPLOADS) throw new DomainError('too-many-requests', { retryAfter: 60 });
}

/** Keeps why, and nothing of the content. */
async function refuse(tx: EntityManager, attachmentId: string, { code, facts }: DomainError): Promise<void> {
  await tx.query('DELETE FROM file_chunk WHERE file_id = $1', [attachmentId]);
  await tx.query(REFUSE, [attachmentId, JSON.stringify({ code, facts } satisfies Refusal)]);
}

async function forget(tx: EntityManager, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  await tx.query('DELETE FROM file_chunk WHERE file_id = ANY($1)', [files]);
  await tx.query('DELETE FROM file WHERE file_id = ANY($1)', [files]);
}

/** A roster is looked at by the rules for what is read; whether its rows are good is asked when it is imported. */
function refusalOf(bytes: Buffer, { kind, extension }: FileRow): DomainError | undefined {
  try {
    if (kind === 'roster' && bytes.length > 0) workbookParts(bytes);
    else assertContent(bytes, formatOf(extension));
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
