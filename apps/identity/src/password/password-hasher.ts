import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Slots } from './slots';

/** argon2id as OWASP's floor has it: 19 MiB, two passes, one lane; about 13 ms a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A wait of about a second and a half at most; more would only lengthen the queue. */
const WAITING_PER_SLOT = 100;

// The same word in two Unicode forms is the same password.
const composed = (password: string): string => password.normalize('NFC');

/** Hashes and verifies passwords, on all cores but one: a storm of sign-ins leaves room for everybody who is signed in already. */
@Injectable()
export class PasswordHasher {
  private readonly slots: Slots;
  /** What is verified where there is no account: the work must not tell. */
  private readonly nobody: Promise<string>;

  constructor() {
    const width = Math.max(1, availableParallelism() - 1);
    this.slots = new Slots({ width, waiting: width * WAITING_PER_SLOT });
    this.nobody = hash('nobody', COST);
  }

  /** @throws DomainError too-many-requests */
  hash(password: string): Promise<string> {
    return this.slots.run(() => hash(composed(password), COST));
  }

  /** Tells whether a password fits a hash; without a hash it does the same work and says no. @throws DomainError too-many-requests */
  async fits(password: string, hashed: string | undefined): Promise<boolean> {
    const against = hashed ?? (await this.nobody);
    const matches = await this.slots.run(() => verify(against, composed(password)));
    return matches && hashed !== undefined;
  }
}
