import type { CalendarYear } from './calendar-year';
import { officialYears } from './official-year.data';
import { vietnamCalendar } from './vietnam-calendar';
import { WorkingDayCalendar } from './working-day-calendar';

const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) }) as Error;

const dueOn = (startsOn: string, amount: number, unit: 'working-day' | 'calendar-day') =>
  vietnamCalendar.periodEnd({ startsOn, amount, unit }).dueOn;

const year2028: CalendarYear = {
  year: 2028,
  basis: 'official',
  sources: ['thông báo'],
  daysOff: [{ day: '2028-03-13', reason: 'Nghỉ hoán đổi' }],
  workedRestDays: [{ day: '2028-03-18', inPlaceOf: '2028-03-13' }],
};

describe('a calendar and its lists', () => {
  it('marks what a projected year had a say in', () => {
    expect(vietnamCalendar.periodEnd({ startsOn: '2027-02-03', amount: 2, unit: 'working-day' })).toMatchObject({
      dueOn: '2027-02-12',
      projected: true,
    });
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-12-30', amount: 1, unit: 'working-day' })).toMatchObject({
      dueOn: '2026-12-31',
      projected: false,
    });
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-12-30', amount: 2, unit: 'working-day' })).toMatchObject({
      dueOn: '2027-01-04',
      projected: true,
    });
    expect(vietnamCalendar.periodEnd({ startsOn: '2026-12-20', amount: 15, unit: 'calendar-day' })).toMatchObject({
      dueOn: '2027-01-04',
      projected: true,
    });
  });

  it('takes an official list in place of a projection, and leaves the old calendar as it was', () => {
    const later = vietnamCalendar.with(year2028);
    expect(later.periodEnd({ startsOn: '2028-03-10', amount: 1, unit: 'working-day' })).toMatchObject({
      dueOn: '2028-03-14',
      projected: false,
    });
    expect(later.isWorkingDay('2028-03-18')).toBe(true);
    expect(vietnamCalendar.periodEnd({ startsOn: '2028-03-10', amount: 1, unit: 'working-day' })).toMatchObject({
      dueOn: '2028-03-13',
      projected: true,
    });
  });

  it('does not guess about a year it does not hold', () => {
    expect(() => vietnamCalendar.whyOff('2041-01-02')).toThrow(refused('calendar-year-unknown', { year: 2041 }));
    expect(() => dueOn('2040-12-31', 1, 'working-day')).toThrow(refused('calendar-year-unknown'));
  });

  it.each([
    ['a day off on a Saturday', { daysOff: [{ day: '2028-03-25', reason: 'Nghỉ' }] }, ['2028-03-25']],
    ['a day off of another year', { daysOff: [{ day: '2027-03-15', reason: 'Nghỉ' }] }, ['2027-03-15']],
    ['a day that does not exist', { daysOff: [{ day: '2028-02-30', reason: 'Nghỉ' }] }, ['2028-02-30']],
    ['a day named twice', { daysOff: [...year2028.daysOff, ...year2028.daysOff] }, ['2028-03-13']],
    ['a worked day that is a weekday', { workedRestDays: [{ day: '2028-03-17', inPlaceOf: '2028-03-13' }] }, ['2028-03-17']],
    ['a worked day in place of a Sunday', { workedRestDays: [{ day: '2028-03-18', inPlaceOf: '2028-03-12' }] }, ['2028-03-12']],
  ])('refuses %s', (_, part, days) => {
    expect(() => new WorkingDayCalendar([{ ...year2028, ...part }])).toThrow(refused('calendar-year-invalid', { year: 2028, days }));
  });

  it('works a Saturday or Sunday for every day that was swapped, and for no other', () => {
    const swapped = officialYears.flatMap(({ daysOff }) => daysOff.filter(({ reason }) => reason.startsWith('Nghỉ hoán đổi')));
    const worked = officialYears.flatMap(({ workedRestDays }) => workedRestDays);
    expect(worked.map(({ inPlaceOf }) => inPlaceOf)).toEqual(swapped.map(({ day }) => day));
  });
});
