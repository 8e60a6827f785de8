import { addDays, weekday, type Day } from '@noivu/calendar';

/** The day itself, or the Friday before where it falls on a weekend: a day on which an office could sign. */
export function weekdayOnOrBefore(day: Day): Day {
  const place = weekday(day);
  return place > 5 ? addDays(day, 5 - place) : day;
}

/** So many weekdays later. Holidays and Saturdays worked in exchange are not looked up. */
export function weekdaysAfter(day: Day, count: number): Day {
  let [found, left] = [day, count];
  while (left > 0) {
    found = addDays(found, 1);
    if (weekday(found) <= 5) left -= 1;
  }
  return found;
}
