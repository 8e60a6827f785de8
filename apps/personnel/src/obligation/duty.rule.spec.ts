import { vietnamCalendar } from '@noivu/calendar';
import { profileOf, type ProvinceCode } from '@noivu/regulation';
import { reckonBy, remembered, type DutyInputs } from './duty.rule';
import { startDays } from './which-start.rule';

const inProvince = (province: ProvinceCode, inputs: DutyInputs) =>
  reckonBy({ profile: profileOf(province), calendar: vietnamCalendar })(inputs);

// Signed on Monday 3 March 2025, in effect from Monday 17 March; the person came on Wednesday 19 March. Off are weekends and 7 April.
const days = { issuedOn: '2025-03-03', effectiveOn: '2025-03-17', reportedForDutyOn: '2025-03-19' };

describe('the day from which a period runs', () => {
  it('is the day of the document, of issue, of effect or of taking up the work, as each rule says', () => {
    expect(startDays(days)).toMatchObject({
      'document-date': '2025-03-03',
      'issue-date': '2025-03-03',
      'recruitment-decision': '2025-03-03',
      'effective-date': '2025-03-17',
      'report-for-duty': '2025-03-19',
    });
  });

  it('is never before there is a document: a raise from January signed in March is entered from March', () => {
    expect(startDays({ issuedOn: '2025-03-03', effectiveOn: '2025-01-01' })['effective-date']).toBe('2025-03-03');
  });

  it('is the day of effect where nobody said when the person came', () => {
    expect(startDays({ issuedOn: '2025-03-03', effectiveOn: '2025-03-17' })['report-for-duty']).toBe('2025-03-17');
  });
});

describe('when a duty is due', () => {
  it.each([
    // Five working days after Monday 3 March: Monday 10 March.
    ['dong-nai', 'record-change', '2025-03-03', '2025-03-10', '9.1'],
    // Fifteen working days after Monday 17 March, Monday 7 April (Giỗ Tổ) off: 18–21, 24–28, 31 March–4 April are fourteen, then Tuesday 8 April.
    ['hoa-binh', 'record-change', '2025-03-17', '2025-04-08', '9.2.a'],
    // Fifteen days after 17 March: Tuesday 1 April.
    ['dong-thap', 'record-change', '2025-03-17', '2025-04-01', '9.2'],
    // Ten working days after 17 March: Monday 31 March.
    ['tuyen-quang', 'record-change', '2025-03-17', '2025-03-31', '9.2.a'],
    // Thirty working days after the recruitment decision of 3 March: 4–7, 10–14, 17–21, 24–28 March are nineteen, 31 March–4 April
    // make 24, 8–11 April 28, then 14 and 15 April.
    ['hoa-binh', 'new-record', '2025-03-03', '2025-04-15', '9.1.b'],
    // Thirty days after 3 March: Wednesday 2 April.
    ['dong-thap', 'new-record', '2025-03-03', '2025-04-02', '9.1'],
    // Ten working days after the person came on 19 March: Wednesday 2 April.
    ['tuyen-quang', 'new-record', '2025-03-19', '2025-04-02', '9.1'],
    ['tuyen-quang', 'status-change', '2025-03-17', '2025-03-24', '10.3'],
    ['hoa-binh', 'transfer-send', '2025-03-03', '2025-03-24', '10.2'],
    ['tuyen-quang', 'transfer-receive', '2025-03-17', '2025-03-20', '10.2'],
  ] as const)('%s: %s runs from %s and is due on %s (art. %s)', (...[province, event, startsOn, dueOn, article]) => {
    expect(inProvince(province, { event, tier: 'BASE', days })).toMatchObject({ startsOn, dueOn, article, projected: false });
  });

  it('rests in Đồng Nai on the rule of the tier that owes it', () => {
    expect(inProvince('dong-nai', { event: 'record-change', tier: 'BASE', days })).toMatchObject({ timerId: 'DN-T01', article: '9.1' });
    expect(inProvince('dong-nai', { event: 'record-change', tier: 'DEPARTMENT', days })).toMatchObject({
      timerId: 'DN-T02',
      article: '9.2.a',
    });
  });

  it('rests on national law once that is in force', () => {
    expect(
      inProvince('hoa-binh', { event: 'record-change', tier: 'BASE', days: { issuedOn: '2026-08-20', effectiveOn: '2026-09-15' } }),
    ).toMatchObject({
      startsOn: '2026-08-20',
      dueOn: '2026-08-24',
      instrument: '27/2026/NĐ-CP',
    });
  });

  it('is nobody’s where no rule speaks: before the regulation, and of what the text does not know', () => {
    expect(
      inProvince('dong-nai', { event: 'record-change', tier: 'BASE', days: { issuedOn: '2010-01-04', effectiveOn: '2010-01-04' } }),
    ).toBeUndefined();
    expect(inProvince('dong-thap', { event: 'transfer-receive', tier: 'BASE', days })).toBeUndefined();
  });

  it('is the same when it is asked again, and is then not reckoned again', () => {
    let reckoned = 0;
    const reckon = remembered((inputs) => {
      reckoned += 1;
      return inProvince('dong-nai', inputs);
    });
    const asked: DutyInputs = { event: 'record-change', tier: 'BASE', days };
    expect(reckon(asked)).toEqual(inProvince('dong-nai', asked));
    expect(reckon({ ...asked, days: { ...days } })).toBe(reckon(asked));
    expect(reckon({ ...asked, tier: 'DEPARTMENT' })).toMatchObject({ timerId: 'DN-T02' });
    expect(reckoned).toBe(2);
  });

  it('cannot be reckoned beyond every calendar', () => {
    expect(() =>
      inProvince('hoa-binh', { event: 'record-change', tier: 'BASE', days: { issuedOn: '2190-01-05', effectiveOn: '2190-01-05' } }),
    ).toThrow(expect.objectContaining({ code: 'calendar-year-unknown' }));
  });
});
