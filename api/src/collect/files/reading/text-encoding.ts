import { isUtf8 } from 'node:buffer';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What the bytes of a file are: text in an encoding, or something that is no table at all, in words. */
export interface FileNature {
  readonly encoding: Encoding;
  readonly notText: string | null;
}

const HEAD = 4096;

/** First bytes of the files that people pick by mistake, and what to do instead. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['25504446', 'a PDF document'],
  ['504b0304', 'a ZIP archive or an Excel workbook: open it and save the sheet as CSV (UTF-8)'],
  ['d0cf11e0', 'an old Excel workbook: open it and save the sheet as CSV (UTF-8)'],
  ['1f8b', 'compressed with gzip: unpack it first'],
  ['28b52ffd', 'compressed with zstd: unpack it first'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
  ['50415231', 'a Parquet file: save it as CSV or NDJSON'],
  ['7f454c46', 'a program'],
];

/**
 * Watches a file's bytes as they come in, so that the encoding is known from the whole file and not guessed from its beginning:
 * a name with an accent may stand in the last line.
 */
export class EncodingWatch {
  private head: Buffer = Buffer.alloc(0);
  private carry: Buffer = Buffer.alloc(0);
  private valid = true;

  take(chunk: Buffer): void {
    if (this.head.length < HEAD) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD - this.head.length)]);
    if (!this.valid) return;
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const whole = bytes.subarray(0, endOfLastCharacter(bytes));
    this.valid = isUtf8(whole);
    this.carry = Buffer.from(bytes.subarray(whole.length));
  }

  nature(): FileNature {
    const hex = this.head.toString('hex');
    const marked = hex.startsWith('fffe') ? 'utf-16le' : hex.startsWith('feff') ? 'utf-16be' : unmarkedUtf16(this.head);
    if (marked) return { encoding: marked, notText: null };
    const signature = SIGNATURES.find(([start]) => hex.startsWith(start));
    if (signature) return { encoding: 'utf-8', notText: signature[1] };
    if (controlShare(this.head) > 0.1) return { encoding: 'utf-8', notText: 'binary' };
    return { encoding: this.valid && this.carry.length === 0 ? 'utf-8' : 'windows-1252', notText: null };
  }
}

/** Where the bytes can be cut so that no UTF-8 character is cut in two. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Latin letters in UTF-16 leave every second byte 0. */
function unmarkedUtf16(head: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2]! += 1;
  const half = head.length / 2;
  if (half < 2) return null;
  if (zeros[1]! > 0.7 * half && zeros[0]! < 0.05 * half) return 'utf-16le';
  return zeros[0]! > 0.7 * half && zeros[1]! < 0.05 * half ? 'utf-16be' : null;
}

function controlShare(head: Buffer): number {
  if (head.length === 0) return 0;
  let controls = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls += 1;
  return controls / head.length;
}

/** The encoding in words that a person knows. */
export function encodingInWords(encoding: Encoding): string {
  return encoding === 'windows-1252' ? 'Latin-1 (Windows-1252)' : encoding.toUpperCase();
}
