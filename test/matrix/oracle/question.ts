/** The six kinds of account. */
export type Kind =
  'PROVINCIAL_LEADER' | 'UNIT_LEADER' | 'UNIT_ADMINISTRATOR' | 'RECORDS_OFFICER' | 'SYSTEM_ADMINISTRATOR' | 'OWN_RECORD_READER';

/** Who asks. A unit is the path from the province down: ['province', 'health', 'hospital']. */
export interface Asker {
  readonly standing: 'working' | 'nobody' | 'issued password not changed';
  readonly accountId: string;
  readonly kinds: readonly Kind[];
  readonly unit: readonly string[];
  readonly ownRecord?: string | undefined;
}
/** An object that one unit keeps; a transfer has one that gives and one that takes; what somebody took out belongs to that account. */
export type Thing = {
  readonly is: 'there';
  readonly id: string;
  readonly unit: readonly string[];
  readonly to?: readonly string[] | undefined;
  readonly owner?: string | undefined;
};
/** What is asked about: a thing, one that is not there, no id at all, nothing in particular. */
export type Target = Thing | { readonly is: 'absent' | 'malformed' | 'nothing' };
export type Verdict = 'allowed' | 'unknown asker' | 'forbidden' | 'hidden' | 'malformed';
