import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvRows } from './csv-rows.js';
import { delimiterOf, newlineOf, type Format } from './file-format.js';
import type { FileRow, RowReader } from './file-row.js';
import { JsonRows } from './json-rows.js';
import { NdjsonRows } from './ndjson-rows.js';
import type { Encoding } from './text-encoding.js';

const PIECE = 256 * 1024;

export interface FileReading {
  readonly path: string;
  readonly encoding: Encoding;
  readonly format: Format;
}

/** The rows that one piece of the file completed, and how many bytes have been read up to there. */
export interface RowsRead {
  readonly rows: readonly FileRow[];
  readonly bytesRead: number;
}

/**
 * Reads a file piece by piece; the next piece is read when the rows of this one have been dealt with, so memory stays flat.
 * The header of a table comes as row 0.
 */
export async function* readFile(reading: FileReading): AsyncGenerator<RowsRead> {
  const decoder = new TextDecoder(reading.encoding);
  const stream = createReadStream(reading.path, { highWaterMark: PIECE });
  let reader: RowReader | null = null;
  let bytesRead = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytesRead += piece.length;
      const text = decoder.decode(piece, { stream: true });
      reader ??= readerFor(reading.format, text);
      yield { rows: reader.push(text), bytesRead };
    }
    reader ??= readerFor(reading.format, '');
    yield { rows: [...reader.push(decoder.decode()), ...reader.end()], bytesRead };
  } finally {
    stream.destroy();
  }
}

function readerFor(format: Format, text: string): RowReader {
  const delimiter = delimiterOf(format);
  if (delimiter !== null) return new CsvRows({ delimiter, newline: newlineOf(text) });
  return format === 'ndjson' ? new NdjsonRows() : new JsonRows();
}

/** The beginning of a file as text, to tell its format by. */
export async function readHead(path: string, encoding: Encoding): Promise<{ text: string; whole: boolean }> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(PIECE);
    const { bytesRead } = await file.read(buffer, 0, PIECE, 0);
    const { size } = await file.stat();
    return { text: new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true }), whole: size <= bytesRead };
  } finally {
    await file.close();
  }
}
