import type { Act } from '../oracle/oracle';
import type { Asked } from '../wire/ask';
import type { UnitName } from '../world/tree';
import type { Person, World } from '../world/world';

/** What an operation is aimed at; `directory`: a unit as the directory shows it, which has no inside and outside. */
export type Aim =
  | 'nothing'
  | 'directory'
  | 'unit'
  | 'record'
  | 'decision'
  | 'document'
  | 'roster'
  | 'import'
  | 'job'
  | 'export'
  | 'transfer given'
  | 'transfer taken'
  | 'ordinary account'
  | 'officer account'
  | 'leader account';

/** One request to be made: by whom, at which thing of which unit. */
export interface Shot {
  readonly world: World;
  readonly person: Person;
  /** The id to put where the request names the thing: of one that is there, of none, or no id at all. Empty where the aim is nothing. */
  readonly id: string;
  /** The unit that keeps the thing; where there is no such thing, the unit of whoever asks. */
  readonly unit: UnitName;
  /** A number that no other request has. */
  readonly number: number;
  /** Whether the oracle lets it be done: it may then use something up. */
  readonly isAllowed: boolean;
}

/** How one operation is asked, so that it would be done if it were allowed; an operation may have several, one for each id that it takes. */
export interface Arrangement {
  readonly operation: string;
  /** What is special, where an operation is arranged more than once. */
  readonly of?: string;
  /** The act of law that it is. */
  readonly act: Act;
  readonly aim: Aim;
  readonly request: (shot: Shot) => Asked | Promise<Asked>;
  /** Makes a thing of that unit for an allowed request to use up; without it, allowed requests take the one that all aim at. */
  readonly spare?: (world: World, unit: UnitName) => string | Promise<string>;
  /** Codes of 409, 412, 422 that only somebody with the right is told. */
  readonly ruleRefusals?: readonly string[];
  /** A filter of a list: what lies outside the scope, or is not there, gives an empty list. */
  readonly emptyOutside?: boolean;
  /** A filter by a unit, or a thing of several: what of it lies within the scope is shown, and nothing else; that there is the rest is no secret. */
  readonly cutToScope?: boolean;
  /** The answer lists everything of that sort that the asker may see, and nothing else. */
  readonly listsAll?: 'record' | 'account';
  /** The code of a refusal that says no more than that the thing cannot be used; it stands for "hidden", the same for outside and absent. */
  readonly neutral?: string;
  /** Why even who has the right is refused every time here. */
  readonly alwaysRefused?: string;
}

const day = '2024-06-03';

/** A decision of a unit as it is entered with a request. */
export const decisionOf = (issuerUnitId: string, { number }: Pick<Shot, 'number'>, subject = 'OTHER'): object => ({
  number: `${number}/QĐ-MT`,
  issuedOn: day,
  effectiveOn: day,
  issuerUnitId,
  signer: 'Trần Văn Ký',
  subject,
  summary: 'Về công tác cán bộ',
});
