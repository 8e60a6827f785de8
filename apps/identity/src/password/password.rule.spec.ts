import { DomainError } from '@noivu/problem';
import { assertPasswordStrong, passwordPolicyOn } from './password.rule';

const policy = passwordPolicyOn('2026-11-22');
const current = 'kuvw2x-8pqrst-mnb4cd-h7jk9a';

function faultsOf(password: string, username = 'hanhntm.syt', replaced = current): unknown {
  try {
    assertPasswordStrong({ password, current: replaced, username }, policy);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.facts.errors?.map(({ code }) => code);
  }
}

describe('a new password', () => {
  it.each([
    'mưa rơi trên mái ngói cũ',
    'con mèo xanh ngủ quên',
    'correct horse battery',
    'zgA!7kqv#Lm2pXw',
    '正しい馬の電池のホッチキスを買う人',
  ])('may be %s', (password) => {
    expect(faultsOf(password)).toEqual([]);
  });

  it('is counted in characters, in one Unicode form', () => {
    const fourteen = 'mái ngói cũ ạ!';
    expect([...fourteen.normalize('NFC')]).toHaveLength(14);
    expect(faultsOf(fourteen)).toEqual(['too-short']);
    expect(faultsOf(fourteen.normalize('NFD'))).toEqual(['too-short']);
    expect(faultsOf(`${fourteen}z`)).toEqual([]);
  });

  it.each([
    ['Noivu-demo-2026', ['easily-guessed']],
    ['MatKhauMatKhau2026', ['easily-guessed']],
    ['Mật khẩu Đồng Nai 2026!', ['easily-guessed']],
    ['password123456789', ['easily-guessed']],
    ['qwertyuiopasdfghjkl', ['easily-guessed']],
    ['hanhntm.syt-2026', ['easily-guessed']],
    ['8613 540 927 - 4406', ['digits-only']],
    ['abababababababab', ['repeated']],
    ['xkcd9xkcd9xkcd9xkcd9', ['repeated']],
    ['ngắn', ['too-short', 'repeated', 'easily-guessed']],
  ])('may not be %s', (password, faults) => {
    expect(faultsOf(password)).toEqual(faults);
  });

  it('is neither the one before, nor the one before with a digit turned', () => {
    expect(faultsOf(current)).toEqual(['near-current']);
    expect(faultsOf('mưa rơi trên mái nhà 12', 'x', 'mưa rơi trên mái nhà 11')).toEqual(['near-current']);
    expect(faultsOf('Mua roi tren mai nha 11', 'x', 'mưa rơi trên mái nhà 11')).toEqual(['near-current']);
    expect(faultsOf('mưa rơi trên mái nhà 1234', 'x', 'mưa rơi trên mái nhà 1')).toEqual([]);
  });
});

describe('the password policy', () => {
  const older = { ...policy, validFrom: '2014-01-01', minLength: 8 };
  const newer = { ...policy, validFrom: '2027-01-01', minLength: 20 };

  it('is the newest in force on the day', () => {
    expect(passwordPolicyOn('2026-12-31', [newer, older]).minLength).toBe(8);
    expect(passwordPolicyOn('2027-01-01', [older, newer]).minLength).toBe(20);
  });

  it('is missing before the first', () => {
    expect(() => passwordPolicyOn('2013-12-31', [older])).toThrow(RangeError);
  });
});
