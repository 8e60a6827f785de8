import { isDeepStrictEqual } from 'node:util';
import { path, type Variant } from './variants';

const SAMPLE = 200;

/** Answers that are compared before anything is timed: what is fast and wrong is not fast. @throws Error naming the first variant and record that differ */
export async function assertSameAnswers(variants: readonly Variant[], recordIds: readonly string[], token: string): Promise<number> {
  const step = Math.max(1, Math.floor(recordIds.length / SAMPLE));
  const sample = recordIds.filter((_, place) => place % step === 0).slice(0, SAMPLE);
  const [bare, ...others] = variants;
  if (!bare) return 0;
  for (const recordId of sample) {
    const expected = await answerOf(bare, recordId, token);
    for (const other of others) {
      if (isDeepStrictEqual(await answerOf(other, recordId, token), expected)) continue;
      throw new Error(`${other.name} answers something else than ${bare.name} for the record ${recordId}`);
    }
  }
  return sample.length;
}

async function answerOf({ name, origin }: Variant, recordId: string, token: string): Promise<unknown> {
  const answer = await fetch(origin + path + recordId, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${name} answers ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
