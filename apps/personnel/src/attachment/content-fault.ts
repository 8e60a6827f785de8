import { DomainError } from '@noivu/problem';

/** Why content is not taken: one word for programs and for the audit. */
export type DangerousPart = 'script' | 'action' | 'embedded' | 'macro' | 'encrypted' | 'uninspectable' | 'inflates-too-far';

/** The content is not what the name says. */
export const mismatch = (found: string): DomainError => new DomainError('file-content-mismatch', { found });

/** The content does something, or could. */
export const dangerous = (part: DangerousPart): DomainError => new DomainError('file-content-dangerous', { part });
