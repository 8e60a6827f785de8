import { AskDueDate, AskRetirementRule, GetRegulation } from '@noivu/contracts';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';

let office: PersonnelUnderTest;
beforeAll(async () => {
  office = await personnelUnderTest({ province: 'dong-thap' });
});
afterAll(() => office.stop());

describe('the rules of law, asked without an account', () => {
  it('are those of the province that the service works for, as of today', async () => {
    expect(await office.bus.ask(GetRegulation, {})).toMatchObject({
      province: 'dong-thap',
      instrument: '539/QĐ-UBND-HC',
      asOf: '2026-11-20',
    });
  });

  it('tell when something is due', async () => {
    // Fifteen days after Wednesday 15 April 2026 is Thursday the 30th: off until Sunday, so Monday 4 May (9.2).
    const asked = { event: 'record-change', startsOn: '2026-04-15' } as const;
    expect(await office.bus.ask(AskDueDate, asked)).toMatchObject({
      dueOn: '2026-05-04',
      unit: 'calendar-day',
      article: '9.2 (539/QĐ-UBND-HC)',
    });
  });

  it('refuse what no rule says, and what is no question', async () => {
    const silent = office.bus.ask(AskDueDate, { event: 'transfer-receive', startsOn: '2026-04-15' });
    await expect(silent).rejects.toMatchObject({ code: 'rule-silent', facts: { article: '10.2' } });
    await expect(office.bus.ask(AskDueDate, { event: 'record-change', startsOn: '2026-02-30' })).rejects.toMatchObject({
      code: 'request-invalid',
    });
    await expect(office.bus.ask(AskRetirementRule, { bornOn: '1970-13-01', sex: 'MALE' })).rejects.toMatchObject({
      code: 'request-invalid',
    });
  });

  it('tell when a pension begins', async () => {
    expect(await office.bus.ask(AskRetirementRule, { bornOn: '1965-03-14', sex: 'MALE' })).toMatchObject({ pensionFromOn: '2026-10-01' });
  });
});
