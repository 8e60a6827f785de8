import { newIssuedPassword } from './issued-password';

describe('an issued password', () => {
  it('has 120 bits in four groups without letters that look alike', () => {
    const made = Array.from({ length: 1_000 }, newIssuedPassword);
    expect(made.every((password) => /^([a-hj-km-np-z2-9i]{6}-){3}[a-hj-km-np-z2-9i]{6}$/.test(password))).toBe(true);
    expect(made.join('')).not.toMatch(/[lo01]/);
    expect(new Set(made).size).toBe(1_000);
    expect(new Set(made.join('').replaceAll('-', '')).size).toBe(32);
  });
});
