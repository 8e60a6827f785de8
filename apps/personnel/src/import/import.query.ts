import { Injectable } from '@nestjs/common';
import { auditValues } from '@noivu/audit';
import {
  FindImportErrors,
  GetImport,
  type BothLanguages,
  type FindImportErrorsRequest,
  type ImportRequest,
  type JobRequest,
} from '@noivu/contracts';
import { getJob, wordsOf } from '@noivu/jobs';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { Reads } from '@noivu/persistence';
import { DomainError, problems, type ProblemCode } from '@noivu/problem';
import { openCursor, pageReply, type PageRow } from '@noivu/service';
import { fieldWords } from './field-words.data';
import { findImportErrors, getImport, versionIn } from './import-view';
import { rosterColumns, type RosterColumn } from './roster-column.data';

const GET_JOB = getJob('personnel');

const columns: readonly RosterColumn[] = rosterColumns;
const headerOf = new Map(columns.map(({ key, header }) => [key, header]));

interface StoredError {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly facts: object | null;
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** The words of a fault: those of its field, or of the refusal that a single record would have met. */
const faultWords = (code: string): BothLanguages => fieldWords[code] ?? wordsOf(isProblemCode(code) ? code : 'request-invalid');

const shown = ({ row, column, code, facts }: StoredError): object => ({
  row,
  ...(column !== null && { column: headerOf.get(column) ?? column }),
  code,
  message: faultWords(code),
  ...(facts !== null && { facts }),
});

/** Reads of imports and jobs within the scope. */
@Injectable()
export class ImportQuery {
  constructor(private readonly reads: Reads) {}

  /** @throws DomainError not-found */
  async get({ importId }: ImportRequest, message: MessageContext): Promise<Reply> {
    const values = [importId, ...auditValues(message, { action: GetImport.audit, facts: { importId } })];
    const found = await this.reads.one(getImport, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return new Reply(found, { etag: etagOf(versionIn(found)) });
  }

  /** A page of errors in the order of the sheet, with their words in both languages. @throws DomainError not-found, cursor-invalid */
  async errors({ importId, limit = 50, cursor }: FindImportErrorsRequest, message: MessageContext): Promise<Reply> {
    const criteria = { importId };
    const [row = null, place = null] = openCursor(cursor, criteria) ?? [];
    const values = [importId, row, place, limit + 1, ...auditValues(message, { action: FindImportErrors.audit, facts: { importId } })];
    const found = await this.reads.one(findImportErrors, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    const rows = (JSON.parse(found) as { item: StoredError; key: PageRow['key'] }[]).map(({ item, key }) => ({ item: shown(item), key }));
    return pageReply(rows, { limit, criteria });
  }

  /** @throws DomainError not-found */
  async job({ jobId }: JobRequest, message: MessageContext): Promise<Reply> {
    const found = await this.reads.one(GET_JOB, message.signedIn().scopeContext, [jobId]);
    if (found === null) throw new DomainError('not-found');
    return new Reply(found);
  }
}
