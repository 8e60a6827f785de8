import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@noivu/service';

const NONCE = 12;
const TAG = 16;

/**
 * Seals what must lie in the database but never be readable there, under a key derived from the signing key (HKDF-SHA256), which the database never sees:
 * AES-256-GCM for what is opened again, HMAC-SHA256 for what is only recognised.
 */
@Injectable()
export class SealedBox {
  private readonly sealing: Buffer;
  private readonly tagging: Buffer;

  constructor(@Inject(SETTINGS) { signingKey }: Settings) {
    if (!signingKey?.privateKey.d) throw new Error('identity was given no signing key');
    const secret = Buffer.from(signingKey.privateKey.d, 'base64url');
    const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `noivu identity ${use}`, 32));
    this.sealing = derive('sealing');
    this.tagging = derive('tagging');
  }

  /** Seals a text for the one it is bound to. */
  seal(text: string, boundTo: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce).setAAD(Buffer.from(boundTo));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** Opens what `seal` sealed. Plain Error where it was bound to another, altered, or sealed under a key that is gone. */
  open(sealed: string, boundTo: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  }

  /** A digest by which a text is recognised, and from which it cannot be guessed without the key. */
  tag(text: string): string {
    return createHmac('sha256', this.tagging).update(text).digest('base64url');
  }
}
