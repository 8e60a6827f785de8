import type { Day } from '@noivu/calendar';

/** What is asked of a password that a person chooses. */
export interface PasswordPolicy {
  readonly validFrom: Day;
  /** Characters, not bytes. */
  readonly minLength: number;
  /** Letters and digits that must remain once common words and the user name are taken out. */
  readonly minOwnCharacters: number;
  /** A new password must differ from the one before in so many characters. */
  readonly minEdits: number;
  /** Hours for which an issued password is good. */
  readonly issuedHours: number;
  readonly source: string;
}

/**
 * No regulation says how a password is made, and none limits an issued one in time: these numbers are ours. The length is NIST SP 800-63B-4, 3.1.1.2, for a
 * password that is the only factor; it also forbids rules of composition. The newest that is valid on a day holds.
 */
export const passwordPolicies: readonly PasswordPolicy[] = [
  {
    validFrom: '2014-01-01',
    minLength: 15,
    minOwnCharacters: 6,
    minEdits: 3,
    issuedHours: 72,
    source: 'ours; length: NIST SP 800-63B-4, 3.1.1.2; no composition rules: the same',
  },
];

/** Words of passwords that are tried first, without marks and in lower case: common ones, those of the trade, provinces, keyboard rows. Collected for this system. */
export const commonWords: readonly string[] = `
  password passw0rd matkhau administrator admin quantri welcome xinchao letmein dangnhap taikhoan changeme secret default login qwertyuiop
  qwerty asdfghjkl zxcvbnm abcdefgh abc123 iloveyou anhyeuem emyeuanh vietnam hochiminh bacho conguoi nguoidung 0123456789 123456789
  987654321 12345678 123456 123123 111111 000000 666666 888888 112233 147258369 noivu sonoivu canbo congchuc vienchuc hosodientu hoso ubnd
  uybannhandan tinhuy cbccvc demo test 2024 2025 2026 2027 dongnai hoabinh dongthap tuyenquang hanoi saigon thanhphohochiminh haiphong
  danang cantho hue phutho hagiang tiengiang binhphuoc
`
  .trim()
  .split(/\s+/);
