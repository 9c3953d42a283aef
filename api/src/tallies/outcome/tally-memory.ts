import { Inject, Injectable } from '@nestjs/common';
import { freshEnough } from '../../database/fresh-enough.js';
import { Standings } from '../../facts/standing.js';
import type { TallyQuestion } from '../answer.js';
import { Remembered } from '../remembered.js';
import { KeptByKind, type Kind } from './kept-by-kind.js';

/** What a tally hangs on beside the question. */
export interface Hangs {
  /** What else says what is counted, such as a funnel's steps. */
  readonly more?: unknown;
  /** The one kind of fact that it is counted from. Absent: it is counted again after any fact. */
  readonly on?: Kind | undefined;
  /** Beside its kind, on what is said of people and accounts: it shows their names. */
  readonly named?: boolean;
}

/**
 * What was counted, by what was asked: counted once for all metrics over it, and for all who ask while no fact has come in on
 * which it hangs. A question without a version is counted anew.
 */
@Injectable()
export class TallyMemory {
  private readonly kept = new Remembered<unknown>();

  constructor(
    @Inject(KeptByKind) private readonly byKind: KeptByKind,
    @Inject(Standings) private readonly standings: Standings,
  ) {}

  /** `name` and `more` say what is counted; with the question they are everything that it hangs on. */
  async get<Value>(name: string, question: TallyQuestion, count: () => Promise<Value>, { more = null, on, named = false }: Hangs = {}): Promise<Value> {
    if (question.version === undefined) return count();
    // Whatever has all facts of the version may be read: also a replica.
    const make = (): Promise<Value> => freshEnough.since(this.standings.placeOf(question.workspaceId, question.version), count);
    const counted = on === undefined ? make : () => this.byKind.get(on, name, question, make, { more, named });
    return (await this.kept.get(JSON.stringify([name, question, more]), counted)) as Value;
  }
}
