import * as fc from 'fast-check';
import { ChangeRecord, CreateRecord, GetRecord, type ChangeView, type FactAct } from '@noivu/contracts';
import type { TimelineAct } from '../src/record/timeline.rule';
import { aDecision, aRecord } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import { actOf, days, drawing, listAfter, toldOn, type Drawn, type Listed } from './plain-list';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let officer: TestCaller;
let decisionId: string;

beforeAll(async () => {
  office = await personnelUnderTest();
  officer = await office.caller({ unit: 'healthCentre' });
  const { facts } = await officer.ask(CreateRecord, aRecord(office.units.healthCentre, { decision: aDecision(office.units.health) }));
  decisionId = facts.post?.[0]?.decisionId ?? '';
});
afterAll(() => office.stop());

const kinds = ['rank', 'degree'] as const;
const values = {
  rank: (mark: number) => ({ rankCode: '01.003', step: 1 + (mark % 9), coefficient: `${Math.floor(mark / 9) % 100}.00` }),
  degree: (mark: number) => ({ level: 'BACHELOR', major: `Ngành ${mark}` }),
};

// The ids that the service gives are put in the place of those that were drawn.
const ordered = (act: TimelineAct): FactAct => {
  const { kind, factId } = act;
  if (act.act === 'revoke') return { act: 'revoke', kind, factId };
  const stated = {
    kind,
    ...(act.validFrom && { validFrom: act.validFrom }),
    validTo: act.validTo ?? null,
    ...(act.value && { value: act.value }),
  };
  return (act.act === 'add' ? { act: 'add', ...stated } : { act: act.act, factId, ...stated }) as FactAct;
};

/** A change that was made or refused, with the plain list after it. */
interface Prefix {
  readonly list: readonly Listed[];
  readonly knownAt: string;
}

async function make(
  recordId: string,
  drawn: Drawn,
  { list, version, mark }: { list: readonly Listed[]; version: number; mark: number },
): Promise<{ list: readonly Listed[]; done?: ChangeView }> {
  const act = actOf(drawn, list, { factId: `new-${mark}`, value: values[drawn.kind as 'rank'](mark) });
  if (!act) return { list };
  const after = listAfter(list, [act]);
  const asked = officer.ask(ChangeRecord, { recordId, decisionId, reason: 'Thử', acts: [ordered(act)] }, { ifMatch: `"v${version}"` });
  if (after === 'refused') {
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^fact-/) });
    return { list };
  }
  const done = await asked;
  const factId = (done.acts[0] as { factId: string }).factId;
  return { list: after.map((one) => (one.factId === `new-${mark}` ? { ...one, factId } : one)), done };
}

async function seen(recordId: string, asOf: string, knownAt: string): Promise<string[]> {
  const { facts } = await officer.ask(GetRecord, { recordId, asOf, knownAt });
  return kinds
    .flatMap((kind) => (facts[kind] ?? []).map(({ factId, value }) => `${factId} ${JSON.stringify(Object.entries(value).sort())}`))
    .sort();
}

const listedOn = (list: readonly Listed[], day: string): string[] =>
  toldOn(list, day)
    .map(({ factId, value }) => `${factId} ${JSON.stringify(Object.entries(value).sort())}`)
    .sort();

describe('what a record says of a day, as known at a moment,', () => {
  it('is what a plain list of the statements made until then says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drawing(kinds), { minLength: 4, maxLength: 14 }), async (changes) => {
        const { recordId } = await officer.ask(CreateRecord, aRecord(office.units.healthCentre));
        const prefixes: Prefix[] = [];
        let [list, version]: [readonly Listed[], number] = [[], 1];
        for (const [mark, drawn] of changes.entries()) {
          const made = await make(recordId, drawn, { list, version, mark });
          [list, version] = [made.list, made.done?.version ?? version];
          if (made.done) prefixes.push({ list, knownAt: made.done.recordedAt });
        }
        for (const { list: then, knownAt } of prefixes) {
          const sample = days.filter((_, place) => place % 3 === 0);
          const answers = await Promise.all(sample.map((day) => seen(recordId, day, knownAt)));
          expect(answers).toEqual(sample.map((day) => listedOn(then, day)));
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
