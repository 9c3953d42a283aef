/** A text as a number from 0 up to, and without, 2^32: FNV-1a, mixed once more so that neighbours fall far apart. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether a person is among the `share` (0 to 1) who are asked: the same person always, and each form draws anew. */
export function isDrawn(form: string, person: string, share: number): boolean {
  return hashOf(`${form}\n${person}`) / 2 ** 32 < share;
}

/** A random UUID. `crypto.randomUUID` is not there on pages without https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  let text = '';
  for (let index = 0; index < 16; index += 1) text += (index === 4 || index === 6 || index === 8 || index === 10 ? '-' : '') + (bytes[index]! + 256).toString(16).slice(1);
  return text;
}
