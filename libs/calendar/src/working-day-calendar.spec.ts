import * as fc from 'fast-check';
import type { CalendarYear } from './calendar-year';
import { addDays } from './local-day';
import { vietnamCalendar } from './vietnam-calendar';
import { WorkingDayCalendar } from './working-day-calendar';

const withoutLists: CalendarYear = { year: 2028, basis: 'official', sources: [], daysOff: [], workedRestDays: [] };

const dueOn = (startsOn: string, amount: number, unit: 'working-day' | 'calendar-day') =>
  vietnamCalendar.periodEnd({ startsOn, amount, unit }).dueOn;

describe('the working days of 2026', () => {
  it.each([
    ['2026-02-13', 'the Friday before Tết'],
    ['2026-02-23', 'the Monday after Tết'],
    ['2026-01-10', 'the Saturday worked for 2 January'],
    ['2026-08-22', 'the Saturday worked for 31 August'],
    ['2026-11-23', 'the Monday before Culture Day'],
  ])('%s is one: %s', (day) => {
    expect(vietnamCalendar.isWorkingDay(day)).toBe(true);
    expect(vietnamCalendar.whyOff(day)).toBeUndefined();
  });

  it.each([
    ['2026-02-14', 'Thứ bảy'],
    ['2026-02-22', 'Chủ nhật'],
    ['2026-02-17', 'Tết Nguyên đán (mùng 1)'],
    ['2026-01-02', 'Nghỉ hoán đổi, làm bù thứ bảy 10/01'],
    ['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
    ['2026-08-31', 'Nghỉ hoán đổi, làm bù thứ bảy 22/8'],
    ['2026-11-24', 'Ngày Văn hóa Việt Nam'],
  ])('%s is none: %s', (day, reason) => {
    expect(vietnamCalendar.whyOff(day)).toBe(reason);
  });
});

describe('a period in working days', () => {
  it('does not count the day of the event (art. 147.2)', () => {
    expect(dueOn('2026-03-02', 5, 'working-day')).toBe('2026-03-09');
  });

  it('starts on a rest day as well as on another', () => {
    expect(dueOn('2026-03-07', 1, 'working-day')).toBe('2026-03-09');
  });

  it('passes over Tết and says so: from Thursday 12 February 2026, 13 and 23 to 26 February are the five', () => {
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-02-12', amount: 5, unit: 'working-day' })).toEqual({
      dueOn: '2026-02-26',
      projected: false,
      skippedDays: [
        { day: '2026-02-14', reason: 'Thứ bảy' },
        { day: '2026-02-15', reason: 'Chủ nhật' },
        { day: '2026-02-16', reason: 'Tết Nguyên đán (29 tháng Chạp)' },
        { day: '2026-02-17', reason: 'Tết Nguyên đán (mùng 1)' },
        { day: '2026-02-18', reason: 'Tết Nguyên đán (mùng 2)' },
        { day: '2026-02-19', reason: 'Tết Nguyên đán (mùng 3)' },
        { day: '2026-02-20', reason: 'Tết Nguyên đán (mùng 4)' },
        { day: '2026-02-21', reason: 'Thứ bảy' },
        { day: '2026-02-22', reason: 'Chủ nhật' },
      ],
    });
  });

  it('counts a Saturday that is worked: from Wednesday 7 January 2026, 8, 9 and 10', () => {
    expect(dueOn('2026-01-07', 3, 'working-day')).toBe('2026-01-10');
  });

  it('passes 30 April and 1 May and the weekend after: from Tuesday 28 April 2026, 29 April and 4 May', () => {
    expect(dueOn('2026-04-28', 2, 'working-day')).toBe('2026-05-04');
  });

  it('passes 31 August to 2 September 2026: from Friday 28 August, 3 September', () => {
    expect(dueOn('2026-08-28', 1, 'working-day')).toBe('2026-09-03');
  });

  it('passes exactly so many working days, and ends on the last of them', () => {
    const someDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2018-01-01', days));
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (startsOn, amount) => {
        const end = vietnamCalendar.periodEnd({ startsOn, amount, unit: 'working-day' });
        let worked = 0;
        for (let day = addDays(startsOn, 1); day <= end.dueOn; day = addDays(day, 1)) worked += vietnamCalendar.isWorkingDay(day) ? 1 : 0;
        return worked === amount && vietnamCalendar.isWorkingDay(end.dueOn);
      }),
    );
  });

  it('ends later the more days it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        (amount) => dueOn('2026-01-30', amount, 'working-day') < dueOn('2026-01-30', amount + 1, 'working-day'),
      ),
    );
  });
});

describe('a period in calendar days', () => {
  it('ends on its last day when that is worked', () => {
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-03-02', amount: 15, unit: 'calendar-day' })).toEqual({
      dueOn: '2026-03-17',
      skippedDays: [],
      projected: false,
    });
  });

  it('that would end on a rest day ends with the next working day (art. 148.5)', () => {
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-03-06', amount: 15, unit: 'calendar-day' })).toEqual({
      dueOn: '2026-03-23',
      skippedDays: [
        { day: '2026-03-21', reason: 'Thứ bảy' },
        { day: '2026-03-22', reason: 'Chủ nhật' },
      ],
      projected: false,
    });
    expect(dueOn('2026-02-01', 15, 'calendar-day')).toBe('2026-02-23');
    expect(dueOn('2026-04-15', 15, 'calendar-day')).toBe('2026-05-04');
  });

  it('that ends on a Saturday which is worked ends there', () => {
    expect(dueOn('2026-08-07', 15, 'calendar-day')).toBe('2026-08-22');
  });

  it('keeps its last day where the rule in force lets it, or where it is asked to', () => {
    const bareDays = [
      { instrument: 'test', inForceFrom: '2026-01-01', countsFirstDay: false, firstDayArticle: '1', rollsOn: false, lastDayArticle: '2' },
    ];
    const calendar = new WorkingDayCalendar([], bareDays);
    expect(calendar.periodEnd({ startsOn: '2026-03-06', amount: 15, unit: 'calendar-day' }).dueOn).toBe('2026-03-21');
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-03-06', amount: 15, unit: 'calendar-day', rollsOn: false }).dueOn).toBe(
      '2026-03-21',
    );
  });

  it('counts the day of the event where a rule says so', () => {
    const counting = [
      { instrument: 'test', inForceFrom: '2026-01-01', countsFirstDay: true, firstDayArticle: '1', rollsOn: true, lastDayArticle: '2' },
    ];
    const calendar = new WorkingDayCalendar([withoutLists], counting);
    expect(calendar.periodEnd({ startsOn: '2028-03-06', amount: 5, unit: 'working-day' }).dueOn).toBe('2028-03-10');
  });
});

it.each([0, -1, 1.5, Number.NaN])('there is no period of %p days', (amount) => {
  expect(() => dueOn('2026-03-02', amount, 'calendar-day')).toThrow(RangeError);
});
