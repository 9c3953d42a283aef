/**
 * The rule of funnels, word for word, over the events of one person. SQL counts by the same rule, and is held against this one.
 *
 * An entry is an event of the first step; where the order is free, of any step. From it, at each instant as many next steps are done as its
 * events can do, each event one; steps must lie within W of the entry, the edge included. STRICT lets no other event of the person lie between two
 * steps: each is done at the instant of the one before, or at the next instant at which the person did anything. An exclusion ends an attempt when
 * its event lies after the step it begins with and before the step it ends with, at neither's instant: the person stays at the last step reached.
 */
export type FunnelOrder = 'IN_ORDER' | 'STRICT' | 'ANY';
/** ANY: a person's best entry counts. FIRST: the first in the period. EVERY: each entry counts by itself. */
export type FunnelEntries = 'ANY' | 'FIRST' | 'EVERY';

export interface WalkRules {
  readonly steps: number;
  readonly windowMicros: number;
  readonly order: FunnelOrder;
  /** From after step `after` to before step `before`, both from 1. */
  readonly exclusions: readonly { readonly after: number; readonly before: number }[];
  /** Whether every step must have the entry's value of the held property. */
  readonly holds: boolean;
}

export interface WalkEvent {
  readonly atMicros: number;
  /** Which steps it can be, and which exclusions it is. */
  readonly steps: readonly boolean[];
  readonly excludes: readonly boolean[];
  /** Its value of the held property; null where it has none. */
  readonly held: string | null;
  /** Its value of the property that is broken down by. */
  readonly value: string | null;
  /** Orders events of one instant. */
  readonly key: string;
}

/** One attempt. `reachedAtMicros` has one instant a step reached, the entry's first. */
export interface WalkEntry {
  readonly atMicros: number;
  readonly held: string | null;
  readonly value: string | null;
  readonly key: string;
  readonly reachedAtMicros: readonly number[];
}

interface Instant { readonly atMicros: number; readonly events: readonly WalkEvent[] }

/** Every attempt in one person's events, which come in any order. */
export function walkEntries(events: readonly WalkEvent[], rules: WalkRules): WalkEntry[] {
  const instants = byInstant(events);
  return instants.flatMap((instant, index) => instant.events.flatMap((entry): WalkEntry[] => {
    const enters = rules.order === 'ANY' ? entry.steps.includes(true) : entry.steps[0] === true;
    if (!enters || (rules.holds && entry.held === null)) return [];
    const { atMicros, held, value, key } = entry;
    return [{ atMicros, held, value, key, reachedAtMicros: walk(instants.slice(index), entry, rules) }];
  }));
}

function byInstant(events: readonly WalkEvent[]): Instant[] {
  const groups = new Map<number, WalkEvent[]>();
  for (const event of events) groups.set(event.atMicros, [...(groups.get(event.atMicros) ?? []), event]);
  return [...groups].sort(([a], [b]) => a - b).map(([atMicros, all]) => ({ atMicros, events: all }));
}

function walk(instants: readonly Instant[], entry: WalkEvent, rules: WalkRules): number[] {
  const reachedAt: number[] = [];
  const follow = rules.order === 'STRICT' ? strictly(entry, rules) : rules.order === 'ANY' ? freely(rules) : inOrder(entry, rules);
  for (const instant of instants) {
    if (instant.atMicros > entry.atMicros + rules.windowMicros) break;
    const before = reachedAt.length;
    const usable = instant.events.filter((event) => event.steps.includes(true) && (!rules.holds || event.held === entry.held));
    const { done, over } = follow(usable, instant.atMicros === entry.atMicros);
    while (reachedAt.length < done) reachedAt.push(instant.atMicros);
    const ended = rules.exclusions.some(({ after, before: until }, index) => before >= after && done < until && instant.events.some((event) => event.excludes[index] === true));
    if (over || ended || done === rules.steps) break;
  }
  return reachedAt;
}

type Follow = (events: readonly WalkEvent[], isFirst: boolean) => { done: number; over: boolean };

/** More steps done early never reach less, so as many as can be are done at once. */
function inOrder(entry: WalkEvent, { steps }: WalkRules): Follow {
  let done = 0;
  return (events, isFirst) => {
    if (isFirst) done = 1;
    done += run(isFirst ? events.filter((event) => event !== entry) : events, done, steps);
    return { done, over: false };
  };
}

/** Here doing more at once may reach less, since the next instant must bring the very next step: every way is followed. */
function strictly(entry: WalkEvent, { steps }: WalkRules): Follow {
  let ways: readonly number[] = [];
  let done = 0;
  return (events, isFirst) => {
    const free = isFirst ? events.filter((event) => event !== entry) : events;
    const next = new Set<number>(isFirst ? [1] : []);
    for (const from of isFirst ? [1] : ways) for (let more = run(free, from, steps); more >= 1; more -= 1) next.add(from + more);
    ways = [...next];
    done = Math.max(done, ...ways);
    return { done, over: ways.length === 0 };
  };
}

/** As many steps as the events so far can be, each event one. */
function freely({ steps }: WalkRules): Follow {
  const seen: WalkEvent[] = [];
  return (events) => {
    seen.push(...events);
    const taken = new Map<WalkEvent, number>();
    let done = 0;
    for (let step = 0; step < steps; step += 1) if (take(seen, step, taken, new Set())) done += 1;
    return { done, over: false };
  };
}

/** How many steps in a row, from `done` on, these events can do when each does one: a matching that grows step by step. */
function run(events: readonly WalkEvent[], done: number, steps: number): number {
  const taken = new Map<WalkEvent, number>();
  let step = done;
  while (step < steps && take(events, step, taken, new Set())) step += 1;
  return step - done;
}

function take(events: readonly WalkEvent[], step: number, taken: Map<WalkEvent, number>, tried: Set<WalkEvent>): boolean {
  return events.some((event) => {
    if (event.steps[step] !== true || tried.has(event)) return false;
    tried.add(event);
    const other = taken.get(event);
    if (other !== undefined && !take(events, other, taken, tried)) return false;
    taken.set(event, step);
    return true;
  });
}

/** What counts once: a person, or a person and a held value; or each entry. */
export interface FunnelUnit {
  readonly held: string | null;
  readonly value: string | null;
  readonly entry: WalkEntry;
  /** Whether the whole window has passed. */
  readonly judged: boolean;
}

/**
 * Which entries of one person count in a period, by the entry rule. ANY takes the entry that got furthest, of these the first; and as long as there
 * is an entry whose window has passed, only such. FIRST takes the first one in the period; of one instant, the one that got furthest.
 */
export function funnelUnits(entries: readonly WalkEntry[], rule: FunnelEntries, windowMicros: number, period: { readonly fromMicros: number; readonly toMicros: number }, nowMicros: number): FunnelUnit[] {
  const inside = entries.filter(({ atMicros }) => atMicros >= period.fromMicros && atMicros < period.toMicros);
  const units = inside.map((entry): FunnelUnit => ({ held: entry.held, value: entry.value, entry, judged: entry.atMicros + windowMicros <= nowMicros }));
  if (rule === 'EVERY') return units;
  const best = new Map<string, FunnelUnit>();
  for (const unit of units) {
    const id = JSON.stringify(unit.held);
    const known = best.get(id);
    if (!known || comesFirst(unit, known, rule)) best.set(id, unit);
  }
  return [...best.values()];
}

function comesFirst(one: FunnelUnit, other: FunnelUnit, rule: FunnelEntries): boolean {
  const further = other.entry.reachedAtMicros.length - one.entry.reachedAtMicros.length;
  const earlier = one.entry.atMicros - other.entry.atMicros;
  const older = Number(other.judged) - Number(one.judged);
  const order = rule === 'FIRST' ? [earlier, further] : [older, further, earlier];
  return (order.find((difference) => difference !== 0) ?? (one.entry.key < other.entry.key ? -1 : 1)) < 0;
}
