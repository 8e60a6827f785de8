import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { finalJobStates, type JobState } from '@noivu/contracts';
import { Client, type Answer } from '../../province/client';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOOK_EVERY_MS = 500;
/** Well before a token ends. */
const TOKEN_SERVES_MS = 240_000;

/** What the check has found: a few made-up people carry the faults of the demo on purpose. */
export interface Preview {
  readonly rows: number;
  readonly new: number;
  readonly invalid: number;
}

const GOOD_SHARE = 0.95;

/** A clerk who imports rosters, as the page does it: through the gateway. */
export class RosterOffice {
  private signedIn: { readonly client: Client; readonly at: number } | undefined;

  constructor(
    private readonly origin: string,
    private readonly tokenOf: () => Promise<string>,
    private readonly day: string,
  ) {}

  /** Uploads the file as a stream and orders the check; over when the rows are checked. @returns the import @throws Error when it is refused */
  async check(path: string): Promise<{ readonly importId: string; readonly preview: Preview }> {
    const attachmentId = await this.upload(path);
    const { body: self } = await (await this.client()).get('me');
    const decision = {
      number: '1/QĐ-SNV',
      issuedOn: this.day,
      effectiveOn: this.day,
      issuerUnitId: self['unitId'],
      signer: 'Trần Văn Ký',
      subject: 'RECRUITMENT',
      summary: 'Lập hồ sơ điện tử',
    };
    const ordered = done(await (await this.client()).post('imports', { attachmentId, decision }));
    await this.followed(String(ordered.body['jobId']));
    const importId = String(ordered.body['importId']);
    const { body } = await this.standing(importId, 'CHECKED');
    const preview = body['preview'] as unknown as Preview;
    if (preview.new < preview.rows * GOOD_SHARE) throw new Error(`Of ${preview.rows} rows ${preview.new} are good and new`);
    return { importId, preview };
  }

  /** Applies what was checked, without the faulty rows; over when every record is made. @throws Error when it is refused */
  async apply(importId: string): Promise<void> {
    const checked = await this.standing(importId, 'CHECKED');
    const applied = done(
      await (await this.client()).post(`imports/${importId}:apply`, { skipInvalid: true }, { ifMatch: checked.headers.get('etag') ?? '' }),
    );
    await this.followed(String(applied.body['jobId']));
    await this.standing(importId, 'APPLIED');
  }

  private async client(): Promise<Client> {
    if (!this.signedIn || performance.now() - this.signedIn.at > TOKEN_SERVES_MS)
      this.signedIn = { client: new Client(this.origin, await this.tokenOf()), at: performance.now() };
    return this.signedIn.client;
  }

  private async upload(path: string): Promise<string> {
    const { token } = await this.client();
    const headers = { authorization: `Bearer ${token}`, 'content-type': XLSX, 'content-length': String((await stat(path)).size) };
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
    const answer = await fetch(`${this.origin}/api/v1/attachments?name=danh-sach.xlsx&kind=roster`, {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit);
    const told = (await answer.json()) as { attachmentId?: string };
    if (!told.attachmentId) throw new Error(`The roster is answered ${answer.status}: ${JSON.stringify(told)}`);
    return told.attachmentId;
  }

  private async followed(jobId: string): Promise<void> {
    for (;;) {
      const { body } = done(await (await this.client()).get(`jobs/${jobId}`));
      const state = body['state'] as unknown as JobState;
      if (state === 'succeeded') return;
      if (finalJobStates.includes(state)) throw new Error(`The job has ${state}: ${JSON.stringify(body['errors'])}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  private async standing(importId: string, state: string): Promise<Answer> {
    const answer = done(await (await this.client()).get(`imports/${importId}`));
    if (answer.body['state'] !== state) throw new Error(`The import is ${JSON.stringify(answer.body['state'])} instead of ${state}`);
    return answer;
  }
}

function done(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
