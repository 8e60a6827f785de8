import type { Day } from '@noivu/calendar';
import { searchKey } from '@noivu/contracts';
import { DomainError, type FieldError } from '@noivu/problem';
import { commonWords, passwordPolicies, type PasswordPolicy } from './password-policy.data';

/** A password that somebody wants from now on. */
export interface NewPassword {
  readonly password: string;
  /** The one it replaces: an issued password cannot become the password. */
  readonly current: string;
  readonly username: string;
}

/** The policy that holds on a day. */
export function passwordPolicyOn(day: Day, policies: readonly PasswordPolicy[] = passwordPolicies): PasswordPolicy {
  const inForce = policies.filter(({ validFrom }) => validFrom <= day).sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0];
  if (!inForce) throw new RangeError(`No password policy holds on ${day}`);
  return inForce;
}

/**
 * Holds a new password to the policy: long enough, not made of what is tried first, not the one before with a digit turned. No rules of composition.
 * @throws DomainError password-weak, with an error for each fault
 * @law none: no regulation says how a password is made; NIST SP 800-63B-4, 3.1.1.2
 */
export function assertPasswordStrong(wanted: NewPassword, { minLength, minOwnCharacters, minEdits }: PasswordPolicy): void {
  const password = wanted.password.normalize('NFC');
  const faults = [
    [...password].length < minLength && 'too-short',
    /^[\p{N}\p{P}\p{Z}]+$/u.test(password) && 'digits-only',
    isRepeated(password) && 'repeated',
    ownCharacters(password, wanted.username) < minOwnCharacters && 'easily-guessed',
    isNear(password, wanted.current.normalize('NFC'), minEdits) && 'near-current',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new DomainError('password-weak', { errors: faults.map(faultAt), minLength });
}

const faultAt = (code: string): FieldError => ({ pointer: '/newPassword', code });

const lettersAndDigits = (text: string): string => searchKey(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The same few characters over and over. */
function isRepeated(password: string): boolean {
  const folded = password.toLowerCase();
  return (
    new Set(folded).size < 5 ||
    [1, 2, 3, 4, 5].some(
      (period) =>
        folded ===
        folded
          .slice(0, period)
          .repeat(Math.ceil(folded.length / period))
          .slice(0, folded.length),
    )
  );
}

/** Letters and digits that are left once common words and the parts of the user name are taken out; a word said twice counts once. */
function ownCharacters(password: string, username: string): number {
  const parts = [username, ...username.split('.')].map(lettersAndDigits).filter((part) => part.length >= 3);
  const words = [...commonWords, ...parts].sort((one, other) => other.length - one.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ' '), lettersAndDigits(password));
  return rest.replaceAll(' ', '').length;
}

/** Whether fewer than `edits` insertions, deletions or replacements turn one text into the other (Levenshtein, marks and case aside). */
function isNear(one: string, other: string, edits: number): boolean {
  const [from, to] = [[...searchKey(one)], [...searchKey(other)]];
  if (Math.abs(from.length - to.length) >= edits) return false;
  let row = to.map((_, place) => place + 1);
  for (const [index, letter] of from.entries()) {
    let corner = index;
    let left = index + 1;
    row = row.map((above, place) => {
      const cost = Math.min(above + 1, left + 1, corner + (letter === to[place] ? 0 : 1));
      corner = above;
      left = cost;
      return cost;
    });
  }
  return (row.at(-1) ?? from.length) < edits;
}
