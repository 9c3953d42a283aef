import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** Bytes that are zipped once, for whoever takes it. */
export interface ZippedOnce {
  readonly body: Buffer;
  /** Made when somebody takes it. */
  zipped?: Promise<Buffer>;
}

/** An answer as it goes over the wire. `of`: where facts, talk and the clock stood before it was counted. */
export interface KeptAnswer extends ZippedOnce {
  readonly of: string;
  readonly type: string;
  /** What it costs whoever asks by a key. */
  readonly cost: number;
  /** Its ETag, where it was asked for by GET. */
  readonly tag: string | null;
}

/** How many answers are kept, and how large they may be, each and together: a table of 10,000 rows is made anew. */
const MOST = { answers: 1_000, eachBytes: 1_000_000, allBytes: 32_000_000 } as const;
/** What is smaller goes as it is. */
const ZIPPED_FROM_BYTES = 16_384;

const zip = promisify(gzip);

/** Answers by the question word for word, as bytes: giving one again costs neither counting, nor execution, nor writing it as JSON. */
@Injectable()
export class KeptAnswers {
  private readonly kept = new Map<string, KeptAnswer>();
  private bytes = 0;

  has(question: string): boolean {
    return this.kept.has(question);
  }

  /** The answer to a question where nothing has moved since; null where it has to be counted. The longest unused are forgotten first. */
  find(question: string, of: string): KeptAnswer | null {
    const known = this.kept.get(question);
    if (known?.of !== of) return null;
    this.kept.delete(question);
    this.kept.set(question, known);
    return known;
  }

  keep(question: string, answer: KeptAnswer): void {
    this.forget(question);
    if (answer.body.length > MOST.eachBytes) return;
    this.kept.set(question, answer);
    this.bytes += answer.body.length;
    for (const first of this.kept.keys()) {
      if (this.kept.size <= MOST.answers && this.bytes <= MOST.allBytes) return;
      this.forget(first);
    }
  }

  private forget(question: string): void {
    this.bytes -= this.kept.get(question)?.body.length ?? 0;
    this.kept.delete(question);
  }
}

/** The bytes for somebody who takes gzip, or null where they go as they are. */
export function zipped(answer: ZippedOnce): Promise<Buffer> | null {
  if (answer.body.length < ZIPPED_FROM_BYTES) return null;
  answer.zipped ??= zip(answer.body);
  return answer.zipped;
}
