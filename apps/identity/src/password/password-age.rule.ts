import { addMonths, type Day } from '@noivu/calendar';
import type { RegulationProfile } from '@noivu/regulation';

/**
 * Whether a password has to be changed because of its age: only where the regulation of the province asks for it (TQ 14.1: every month). A month is
 * over on the day of the same number of the next one.
 * @law 16/2020/QĐ-UBND, 14.1 — đổi mật khẩu hằng tháng
 */
export function isPasswordOverdue({ passwords: { rotation } }: Pick<RegulationProfile, 'passwords'>, changedOn: Day, today: Day): boolean {
  return rotation !== null && addMonths(changedOn, rotation.everyMonths) <= today;
}
