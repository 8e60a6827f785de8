import type { AttachmentKind, AttachmentView } from '@noivu/contracts';
import { fileFormats, type FileFormat } from './file-format.data';

/** A row of the table of files, as far as it is told. */
export interface FileRow {
  readonly attachmentId: string;
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly slug: string;
  readonly extension: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly uploadedAt: string;
}

const instant = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL that gives a FileRow of the table of files. */
export const fileColumns = `file_id AS "attachmentId", kind, name, slug, extension, size, sha256, ${instant('uploaded_at')} AS "uploadedAt"`;

/** The format of an extension that was taken once. */
export function formatOf(extension: string): FileFormat {
  const format = fileFormats.find((known) => known.extension === extension);
  if (!format) throw new RangeError(`No format of the extension ${extension}`);
  return format;
}

/** A file as it is shown. */
export const attachmentView = ({ attachmentId, kind, name, slug, extension, size, sha256, uploadedAt }: FileRow): AttachmentView => ({
  attachmentId,
  kind,
  name,
  slug,
  size,
  uploadedAt,
  contentType: formatOf(extension).contentType,
  sealed: sha256 !== null,
  ...(sha256 !== null && { sha256 }),
});
