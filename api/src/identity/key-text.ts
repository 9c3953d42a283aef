import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Keys of before had a secret of 32 letters (190 bits); they stay valid. */
const FORM = /^bfk_live_([a-zA-Z0-9]{12})_([a-zA-Z0-9]{43}|[a-zA-Z0-9]{32})$/;
/** Whatever looks like the secret of a key, also of one that is cut off or has something after it. */
const SECRET = /(bfk_live_[a-zA-Z0-9]{1,12}_)[a-zA-Z0-9]+/g;

/** The two halves of a key: the one that may be shown, and the secret. */
export interface KeyParts {
  readonly publicId: string;
  readonly secret: string;
}

/** A new key: 12 characters to know it by, and a secret of 256 bits (43 letters of 62: 43 x 5.954 = 256.03). */
export function newKey(): KeyParts & { readonly text: string } {
  const [publicId, secret] = [letters(12), letters(43)];
  return { publicId, secret, text: `bfk_live_${publicId}_${secret}` };
}

/** Null where the text is no key at all. */
export function keyParts(text: string): KeyParts | null {
  const match = FORM.exec(text);
  return match ? { publicId: match[1]!, secret: match[2]! } : null;
}

export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether the secret is the one that was hashed: in the same time for every wrong one. */
export function isSecret(secret: string, hash: Buffer): boolean {
  const found = secretHash(secret);
  return found.length === hash.length && timingSafeEqual(found, hash);
}

/** A text that may be written down: of a key only how it begins. */
export function withoutSecrets(text: string): string {
  return text.includes('bfk_live_') ? text.replace(SECRET, '$1…') : text;
}

/** Even over the letters: a byte that would favour the first ones is thrown away. */
function letters(count: number): string {
  let text = '';
  while (text.length < count) {
    for (const byte of randomBytes(count)) if (byte < 248 && text.length < count) text += ALPHABET[byte % 62];
  }
  return text;
}
