import { LRUCache } from 'lru-cache';
import type { TallyQuestion } from '../answer.js';
import { today } from './periods.js';
import { Parameters, type Read } from './read.js';
import { readOn } from './today-so-far.js';

/** What was counted, and until when it stays so if nothing comes in. */
export interface Timed<Value> {
  readonly value: Value;
  readonly untilMs: number;
}
interface Entry extends Timed<unknown> {
  readonly day: string;
  readonly seen: string;
  readonly fromMs: number;
}

/** So many are remembered: each is a few rows. */
const MOST = 200;

/** What today adds to a question over some events by their names, until one of these is done, its time has come, or anything else on which it hangs has moved. Each server has its own. */
export class UnmovedToday {
  private readonly entries = new LRUCache<string, Entry>({ max: MOST });

  /** `names` null where an event of whatever name may move it. What `make` counts is of the picture that `read` reads from. */
  async of<Value>(read: Read, key: string, question: TallyQuestion, names: readonly number[] | null, make: () => Promise<Timed<Value>>): Promise<Value> {
    const known = this.entries.get(key);
    const day = today(question);
    const from = known?.day === day && question.nowMs >= known.fromMs && question.nowMs < known.untilMs ? known : null;
    const parameters = new Parameters();
    const { product, told, moved } = readOn(question, from?.seen ?? null, parameters);
    const done = names === null ? 'true' : `names && ${parameters.add(names)}::integer[]`;
    const [row] = await read<{ seen: string; moved: boolean }>(`
      WITH ${told}
      SELECT now.seen::text AS seen, ${moved} OR EXISTS (SELECT FROM told WHERE ${done})
             OR NOT EXISTS (SELECT FROM product WHERE id = ${product} AND time_zone = ${parameters.add(question.zone)}) AS moved FROM now`, parameters.values);
    const timed = from !== null && !row!.moved ? (from as Timed<Value>) : await make();
    this.entries.set(key, { value: timed.value, untilMs: timed.untilMs, day, seen: row!.seen, fromMs: question.nowMs });
    return timed.value;
  }
}
