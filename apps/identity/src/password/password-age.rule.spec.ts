import { profileOf } from '@noivu/regulation';
import { isPasswordOverdue } from './password-age.rule';

describe('the age of a password', () => {
  it('matters in Tuyên Quang after a month (art. 14.1)', () => {
    const tuyenQuang = profileOf('tuyen-quang');
    expect(isPasswordOverdue(tuyenQuang, '2026-10-22', '2026-11-21')).toBe(false);
    expect(isPasswordOverdue(tuyenQuang, '2026-10-22', '2026-11-22')).toBe(true);
    expect(isPasswordOverdue(tuyenQuang, '2026-01-31', '2026-02-27')).toBe(false);
    expect(isPasswordOverdue(tuyenQuang, '2026-01-31', '2026-02-28')).toBe(true);
  });

  it.each(['dong-nai', 'hoa-binh', 'dong-thap'] as const)('does not matter in %s, whose text is silent', (province) => {
    expect(isPasswordOverdue(profileOf(province), '2016-01-01', '2026-11-22')).toBe(false);
  });
});
