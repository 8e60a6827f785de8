import { yearOf, type Day } from '@noivu/calendar';
import { provinceFacts } from '../province';
import type { MadeUnit } from '../units/made-unit';
import { familyName, fullName } from './names/full-name';
import type { World } from './world';
import { Xoshiro128 } from './xoshiro128';

const YEARS_A_TERM = 5;

/**
 * The registers of decisions of every issuer in one run: which number comes next, who signs. It holds one counter per issuer and year, so it
 * grows with the units, not with the people.
 */
export class DecisionBook {
  private readonly last = new Map<string, number>();
  private readonly signers = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly seed: string,
  ) {}

  /** The next number (số, ký hiệu) of an issuer for that year: `123/QĐ-SNV`, of a people's committee `123/QĐ-UBND`. */
  numberFor(issuer: MadeUnit, issuedOn: Day): string {
    const key = `${issuer.unitId} ${yearOf(issuedOn)}`;
    const number = (this.last.get(key) ?? 0) + 1;
    this.last.set(key, number);
    const letters = /[A-Z]+/.exec(issuer.code.slice(issuer.code.lastIndexOf('.') + 1))?.[0];
    return `${number}/QĐ-${letters ?? 'UBND'}`;
  }

  /** The made-up name of who signs for an issuer: one for each term of five years. */
  signerOf(issuer: MadeUnit, issuedOn: Day): string {
    const term = Math.floor(yearOf(issuedOn) / YEARS_A_TERM);
    const key = `${issuer.unitId} ${term}`;
    const known = this.signers.get(key);
    if (known) return known;
    const random = new Xoshiro128(`${this.seed}/signer/${key}`);
    const { region } = provinceFacts[this.world.province];
    const sex = random.percent(24) ? 'FEMALE' : 'MALE';
    const name = fullName(random, familyName(random, '01', region), sex, term * YEARS_A_TERM - random.between(44, 56));
    this.signers.set(key, name);
    return name;
  }
}
