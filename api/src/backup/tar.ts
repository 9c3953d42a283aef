/** An archive of files (ustar, POSIX.1-1988), so that a backup can be opened with the tools that every machine has. */
export const BLOCK = 512;

/** Two empty blocks: nothing follows. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

const MOST = 8 ** 11;

/** What stands before the bytes of a file. `name` has at most 100 characters of ASCII; `atSeconds` since 1970. */
export function tarHeader(name: string, bytes: number, atSeconds: number): Buffer {
  if (!/^[\x20-\x7e]{1,100}$/.test(name) || bytes >= MOST) throw new RangeError(`${name} (${bytes} bytes) does not fit into a tar`);
  const header = Buffer.alloc(BLOCK);
  const octal = (number: number, at: number, length: number): void => { header.write(`${Math.floor(number).toString(8).padStart(length - 1, '0')}\0`, at, 'latin1'); };
  header.write(name, 0, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes, 124, 12);
  octal(atSeconds, 136, 12);
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** How many bytes of nothing follow those of a file. */
export const tarPadding = (bytes: number): number => (BLOCK - (bytes % BLOCK)) % BLOCK;

/** What such a block says; 'end': nothing follows; null: it is none, or of a kind that is never in a backup. */
export function readTarHeader(block: Buffer): { readonly name: string; readonly bytes: number } | 'end' | null {
  if (block.every((byte) => byte === 0)) return 'end';
  const text = (at: number, length: number): string => block.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  const [sum, bytes] = [Number.parseInt(text(148, 8), 8), Number.parseInt(text(124, 12), 8)];
  if (text(257, 5) !== 'ustar' || text(156, 1) !== '0' || sum !== sumOf(block) || !Number.isSafeInteger(bytes)) return null;
  return { name: text(0, 100), bytes };
}

/** The sum of all bytes, where its own eight are blanks. */
function sumOf(block: Buffer): number {
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK; at += 1) if (at < 148 || at >= 156) sum += block[at]!;
  return sum;
}
