import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits that fits into an address or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: nothing that it could be made from again. */
export const printOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether a text can be one of our secrets at all. */
export const isSecretForm = (text: string): boolean => /^[\w-]{43}$/.test(text);
