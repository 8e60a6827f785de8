import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { signAccessToken, type SigningKey, type TokenClaims } from '@noivu/access';
import { SETTINGS, type Settings } from '@noivu/service';

/** Identity's signing key (ES256): the private half signs access tokens here and nowhere else, the public half is everybody's. */
@Injectable()
export class SigningKeys {
  private readonly key: { readonly kid: string; readonly privateKey: KeyObject };
  /** RFC 7517, with the key id. */
  readonly published: readonly SigningKey[];

  /** Plain Error where the settings hold no signing key: identity then does not start. */
  constructor(@Inject(SETTINGS) { signingKey }: Settings) {
    if (!signingKey) throw new Error('identity was given no signing key');
    const privateKey = createPrivateKey({ key: signingKey.privateKey, format: 'jwk' });
    this.key = { kid: signingKey.kid, privateKey };
    this.published = [{ ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: signingKey.kid, alg: 'ES256', use: 'sig' }];
  }

  sign(claims: TokenClaims): string {
    return signAccessToken(claims, this.key);
  }
}
