import { Inject, Injectable } from '@nestjs/common';
import { freshEnough } from '../../database/fresh-enough.js';
import { Standings } from '../../facts/standing.js';
import type { TallyQuestion } from '../answer.js';
import { Remembered } from '../remembered.js';
import type { AddingUp } from './adding-up.js';
import { KeptByKind, type HangsBeside, type Kind } from './kept-by-kind.js';

/** What a tally hangs on beside the question. */
export interface Hangs {
  /** What else says what is counted, such as a funnel's steps. */
  readonly more?: unknown;
  /** The one kind of fact that it is counted from. Absent: it is counted again after any fact. */
  readonly on?: Kind | undefined;
  /** Beside its kind, on what is said of people and accounts: it shows their names. */
  readonly named?: boolean;
  /** Whose traits tell apart what is counted of a kind. Absent: people's. */
  readonly by?: HangsBeside['by'] | undefined;
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
  async get<Value>(name: string, question: TallyQuestion, count: () => Promise<Value>, { more = null, on, named = false, by = 'people' }: Hangs = {}): Promise<Value> {
    if (question.version === undefined) return count();
    const make = (): Promise<Value> => this.ofVersion(question, count);
    const counted = on === undefined ? make : () => this.byKind.get(on, name, question, make, { more, named, by });
    return (await this.kept.get(JSON.stringify([name, question, more]), counted)) as Value;
  }

  /** The same of what adds up over accounts or people: `count` is given the question, or parts of it (TallyQuestion.parts). */
  async sum<Row extends { readonly dims: readonly (string | null)[] }>(name: string, question: TallyQuestion, count: (part: TallyQuestion) => Promise<Row[]>, adds: AddingUp<Row>, { more = null, on, named = false, by = 'people' }: Hangs & { readonly on: Kind }): Promise<Row[]> {
    if (question.version === undefined) return adds.together(await count(question));
    const make = (part: TallyQuestion): Promise<Row[]> => this.ofVersion(question, () => count(part));
    return (await this.kept.get(JSON.stringify([name, question, more]), () => this.byKind.sum(on, name, question, make, adds, { more, named, by }))) as Row[];
  }

  /** Whatever has all facts of the version may be read: also a replica. */
  private ofVersion<Value>({ workspaceId, version }: TallyQuestion, count: () => Promise<Value>): Promise<Value> {
    return freshEnough.since(this.standings.placeOf(workspaceId, version), count);
  }
}
