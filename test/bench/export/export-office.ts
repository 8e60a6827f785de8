import { setTimeout as wait } from 'node:timers/promises';
import type { ExportView } from '@noivu/contracts';
import { Client } from '../../province/client';

const LOOK_EVERY_MS = 200;

/** Somebody who takes people out as a workbook, as the page does it: through the gateway. */
export class ExportOffice {
  constructor(
    private readonly origin: string,
    private readonly tokenOf: () => Promise<string>,
  ) {}

  /** Orders an export and waits until it stands. @throws Error when it is refused, or fails */
  async order(criteria: object = {}): Promise<ExportView> {
    const client = new Client(this.origin, await this.tokenOf());
    const ordered = await client.post('personnel-records:export', { reason: 'Đo tốc độ kết xuất', ...criteria });
    if (ordered.status !== 202) throw new Error(`The export is answered ${ordered.status}: ${JSON.stringify(ordered.body)}`);
    for (;;) {
      const view = (await client.get(`exports/${ordered.body['exportId']}`)).body as unknown as ExportView;
      if (view.state === 'READY') return view;
      if (view.state !== 'WRITING') throw new Error(`The export is ${view.state}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  /** Fetches an export, and lets every byte by; how many they were. @throws Error when it is refused */
  async fetch({ exportId }: ExportView): Promise<number> {
    const headers = { authorization: `Bearer ${await this.tokenOf()}` };
    const answer = await fetch(`${this.origin}/api/v1/exports/${exportId}/content`, { headers });
    if (answer.status !== 200 || !answer.body) throw new Error(`The export is answered ${answer.status}`);
    let bytes = 0;
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length;
    return bytes;
  }
}
