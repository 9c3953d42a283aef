import { DELIVERY_LISTS, type Fact, type FactList } from './targets/target.js';

/** One batch for a collecting door, with the line of the file that each of its items came from. */
export interface FactBatch {
  readonly half: 'DELIVERY' | 'OUTCOMES' | 'STRIPE';
  readonly source: string;
  readonly product: string | null;
  readonly lists: Partial<Record<FactList, Readonly<Record<string, unknown>>[]>>;
  readonly lines: Partial<Record<FactList, number[]>>;
}

const DELIVERY: ReadonlySet<FactList> = new Set<FactList>(DELIVERY_LISTS);

/** Sorts facts into batches by half, source and product, in the order in which they came. */
export class FactBatches {
  private readonly batches = new Map<string, FactBatch>();
  /** Facts that follow each other are nearly always of one batch. */
  private last: FactBatch | null = null;
  size = 0;

  constructor(private readonly source: string, private readonly product: string | null) {}

  add(fact: Fact, line: number): void {
    const half = fact.list === 'stripeObjects' ? 'STRIPE' : DELIVERY.has(fact.list) ? 'DELIVERY' : 'OUTCOMES';
    const source = fact.source ?? this.source;
    const product = half !== 'DELIVERY' ? (fact.product ?? this.product) : null;
    const batch = this.last?.half === half && this.last.source === source && this.last.product === product ? this.last : this.batchOf(half, source, product);
    this.last = batch;
    (batch.lists[fact.list] ??= []).push(fact.item);
    (batch.lines[fact.list] ??= []).push(line);
    this.size += 1;
  }

  private batchOf(half: FactBatch['half'], source: string, product: string | null): FactBatch {
    const name = JSON.stringify([half, source, product]);
    const known = this.batches.get(name);
    if (known) return known;
    const batch: FactBatch = { half, source, product, lists: {}, lines: {} };
    this.batches.set(name, batch);
    return batch;
  }

  all(): FactBatch[] {
    return [...this.batches.values()];
  }
}

/** The line that a path of a receipt ("payments[3].amount") speaks of, and the rest of the path. */
export function placeOf(batch: FactBatch, path: string): { line: number; path: string } {
  const match = /^(\w+)\[(\d+)\](?:\.(.*))?$/s.exec(path);
  const line = match ? batch.lines[match[1] as FactList]?.[Number(match[2])] : undefined;
  return { line: line ?? 0, path: match?.[3] ? `${match[1]}.${match[3]}` : (match?.[1] ?? path) };
}
