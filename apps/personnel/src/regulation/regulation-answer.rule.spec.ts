import { checked } from '@noivu/messaging';
import { DueDateView, RegulationView, RetirementRuleView } from '@noivu/contracts';
import { profileOf, provinceCodes } from '@noivu/regulation';
import { profileNamed } from './province-profile';
import { dueDateAnswer, regulationAnswer, retirementAnswer } from './regulation-answer.rule';

const ask = (province: Parameters<typeof profileOf>[0], request: Parameters<typeof dueDateAnswer>[1]) =>
  dueDateAnswer(profileOf(province), request);

describe('the regulation of a province, asked without a record', () => {
  it.each(provinceCodes)('%s: is answered in the shape of its contract, every time limit with its article', async (province) => {
    const answer = await checked(RegulationView, JSON.parse(JSON.stringify(regulationAnswer(profileOf(province), '2026-11-22'))));
    expect(answer).toMatchObject({ province, asOf: '2026-11-22' });
    expect(answer.timers.length).toBeGreaterThanOrEqual(5);
    for (const timer of answer.timers)
      expect(timer).toMatchObject({ id: expect.any(String), article: expect.any(String), number: expect.any(Number) });
  });

  it('calls the tiers by the names of the province: Đồng Nai counts from the top, Hòa Bình from the bottom', () => {
    const names = (province: 'dong-nai' | 'hoa-binh') => regulationAnswer(profileOf(province), '2026-11-22').tiers;
    expect(names('dong-nai')).toMatchObject({
      numbering: 'top-down',
      levels: expect.arrayContaining([expect.objectContaining({ tier: 'PROVINCE', number: 1 })]),
    });
    expect(names('hoa-binh')).toMatchObject({
      numbering: 'bottom-up',
      levels: expect.arrayContaining([expect.objectContaining({ tier: 'PROVINCE', number: 3 })]),
    });
  });

  it('lists the limits of accounts beside their rules: Đồng Tháp has exactly one system administrator', () => {
    expect(regulationAnswer(profileOf('dong-thap'), '2026-11-22').accounts).toContainEqual({
      kind: 'SYSTEM_ADMINISTRATOR',
      max: 1,
      per: 'province',
      article: 'Phụ lục, 5',
    });
  });

  it('does not speak of a province that has none', () => {
    expect(() => profileNamed('ha-noi')).toThrow('No regulation is known for the province ha-noi');
    expect(profileNamed('hoa-binh').instrument).toBe('20/QĐ-UBND');
  });
});

describe('a due date, asked without a record', () => {
  it('names the article with its instrument, the days passed over and whether the text says so', async () => {
    // 2026-08-28 is a Friday; the 29th to 2 September are off, so the fifth working day after it is Wednesday 9 September.
    const answer = await checked(DueDateView, ask('tuyen-quang', { event: 'transfer-send', startsOn: '2026-08-28', regime: 'provincial' }));
    expect(answer).toMatchObject({
      dueOn: '2026-09-09',
      number: 5,
      unit: 'working-day',
      article: '10.2 (16/2020/QĐ-UBND)',
      basis: 'text',
      projected: false,
    });
    expect(answer.skippedDays.map(({ day }) => day)).toContain('2026-09-02');
  });

  it('lays national law over the province unless told otherwise', () => {
    const asked = { event: 'record-change', startsOn: '2026-08-20' } as const;
    expect(ask('hoa-binh', asked)).toMatchObject({ dueOn: '2026-08-24', article: '19.2 (27/2026/NĐ-CP)' });
    expect(ask('hoa-binh', { ...asked, regime: 'provincial' })).toMatchObject({ number: 15, article: '9.2.a (20/QĐ-UBND)' });
  });

  it('marks what the text lacks: Đồng Nai says nothing of transfers', () => {
    expect(ask('dong-nai', { event: 'transfer-receive', startsOn: '2026-02-13', regime: 'provincial' })).toMatchObject({
      basis: 'derived',
      dueOn: '2026-02-27',
    });
  });

  it('is refused where there is no rule: Đồng Tháp moves a record in one step, nobody receives it', () => {
    expect(() => ask('dong-thap', { event: 'transfer-receive', startsOn: '2026-03-02' })).toThrow(
      expect.objectContaining({ code: 'rule-silent' }),
    );
    expect(() => ask('dong-nai', { event: 'record-change', startsOn: '2018-06-19' })).toThrow(
      expect.objectContaining({ code: 'rule-silent' }),
    );
  });
});

describe('the retirement rule, asked without a record', () => {
  it('gives age, last day and first day of pension, with the article', async () => {
    // A man born in March 1965 is 61 years 6 months in September 2026.
    const answer = await checked(RetirementRuleView, retirementAnswer({ bornOn: '1965-03-14', sex: 'MALE' }));
    expect(answer).toMatchObject({
      age: { years: 61, months: 6 },
      lastDayOn: '2026-09-30',
      pensionFromOn: '2026-10-01',
      article: '3; 4.2 (135/2020/NĐ-CP)',
    });
  });
});
