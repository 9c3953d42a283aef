import { once } from 'node:events';
import type { Socket } from 'node:net';
import pg from 'pg';

/** Of pg's connection what COPY needs: no part of its types. */
interface Wire {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** A COPY on a connection: pg hands it the messages of the protocol. */
class Copying {
  readonly done: Promise<number>;
  private settle!: { readonly resolve: (rows: number) => void; readonly reject: (error: Error) => void };
  private rows = 0;

  constructor(private readonly sql: string, private readonly heard: { row?(row: Buffer, wire: Wire): void; ready?(wire: Wire): void }) {
    this.done = new Promise((resolve, reject) => { this.settle = { resolve, reject }; });
  }

  submit(wire: Wire): void {
    wire.query(this.sql);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, wire: Wire): void {
    this.heard.row?.(chunk, wire);
  }

  handleCopyInResponse(wire: Wire): void {
    this.heard.ready?.(wire);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN);
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this.rows);
  }

  handleError(error: Error): void {
    this.settle.reject(error);
  }

  fail(error: Error): void {
    this.settle.reject(error);
  }
}

/**
 * COPY … TO STDOUT. Each row is handed over as its bytes, which are the connection's own: they hold for the call alone. What `take`
 * promises is waited for before more is read, so that the memory stays flat. Answers how many rows there were.
 */
export async function copyOut(client: pg.Client, sql: string, take: (row: Buffer) => Promise<void> | null): Promise<number> {
  const copying: Copying = new Copying(sql, {
    row(row, wire) {
      const busy = take(row);
      if (busy === null) return;
      wire.stream.pause();
      busy.then(() => { wire.stream.resume(); }, (error: Error) => { copying.fail(error); });
    },
  });
  client.query(copying as unknown as pg.Submittable);
  return copying.done;
}

/** COPY … FROM STDIN of bytes as COPY … TO wrote them. Answers how many rows were taken. */
export async function copyIn(client: pg.Client, sql: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  let refused = false;
  const copying: Copying = new Copying(sql, {
    ready(wire) {
      send(wire, chunks, () => refused).catch((error: Error) => {
        wire.sendCopyFail('what is copied could not be read');
        copying.fail(error);
      });
    },
  });
  copying.done.catch(() => { refused = true; });
  client.query(copying as unknown as pg.Submittable);
  return copying.done;
}

async function send(wire: Wire, chunks: AsyncIterable<Buffer>, isOver: () => boolean): Promise<void> {
  for await (const chunk of chunks) {
    if (isOver()) return;
    wire.sendCopyFromChunk(chunk);
    // A line that breaks is told to the query itself.
    if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), once(wire.stream, 'close')]).catch(() => undefined);
  }
  wire.endCopyFrom();
}
