import { Injectable } from '@nestjs/common';
import type { TallyQuestion } from '../answer.js';
import { Remembered } from '../remembered.js';

/**
 * What was counted, by what was asked: counted once for all metrics over it, and for all who ask while no fact has come in.
 * A question without a version is counted anew.
 */
@Injectable()
export class TallyMemory {
  private readonly kept = new Remembered<unknown>();

  /** `name` and `more` say what is counted; with the question they are everything that it hangs on. */
  async get<Value>(name: string, question: TallyQuestion, make: () => Promise<Value>, more: unknown = null): Promise<Value> {
    if (question.version === undefined) return make();
    return (await this.kept.get(JSON.stringify([name, question, more]), make)) as Value;
  }
}
