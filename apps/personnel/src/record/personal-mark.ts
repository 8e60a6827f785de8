import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@noivu/service';

/**
 * Marks personal values for the audit trail: the same value has the same mark, so that repeated look-ups of one number can be seen, and nobody reads the
 * value out of the mark. The key is the service's own.
 */
@Injectable()
export class PersonalMark {
  private readonly key: Buffer;

  constructor(@Inject(SETTINGS) { pairKeys }: Settings) {
    const secret = pairKeys['personnel']?.d;
    if (secret === undefined) throw new Error('No pair key was given for personnel.');
    this.key = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), Buffer.alloc(0), 'noivu audit mark', 32));
  }

  /** The mark of a value: 22 characters. */
  of(value: string): string {
    return createHmac('sha256', this.key).update(value).digest('base64url').slice(0, 22);
  }
}
