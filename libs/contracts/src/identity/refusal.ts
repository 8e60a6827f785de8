import { contract } from '../contract';
import { Text } from '../field/fields';
import { Nothing } from './session';

/** A refusal that the gateway gave to a signed-in person before any service was asked: what was asked for, and why it was refused. */
export class NoteRefusalRequest {
  @Text({ max: 100, pattern: /^[a-z]+(\.[a-z-]+){2,3}$/, description: 'Contract subject' }) operation: string;
  @Text({ max: 60, pattern: /^[a-z]+(-[a-z]+)*$/, description: 'Problem code' }) code: string;
  @Text({ max: 32, min: 32, pattern: /^[0-9a-f]{32}$/ }) traceId: string;
}

/** Puts a refusal of the gateway on record; the message carries the token of the person who was refused. */
export const NoteRefusal = contract({
  subject: 'identity.refusal.note',
  permission: 'service',
  scope: 'public',
  request: NoteRefusalRequest,
  reply: Nothing,
  audit: 'refused',
  callers: ['gateway'],
});
