import { randomBytes } from 'node:crypto';

/** Without l, o, 0 and 1, which look alike on paper. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 6;

/** Makes a password to be handed out: 120 random bits in four groups that a person can copy from a sheet. */
export function newIssuedPassword(): string {
  const letters = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => LETTERS[byte & 31]);
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join('')).join('-');
}
