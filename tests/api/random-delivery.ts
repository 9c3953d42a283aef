/** Two teams with sprints up to today, releases of one and of both, and items that anything may happen to: the same for the same seed. */

const DAY = 86_400_000;
const HOUR = 3_600_000;
const STATUSES = [['To Do', 'TO_DO'], ['In Progress', 'IN_PROGRESS'], ['Review', 'WAITING'], ['Done', 'DONE'], ['Cancelled', 'CANCELLED']] as const;
/** Days from today on which sprints start; each lasts twelve, the last one runs. */
const STARTS = [-59, -45, -31, -17, -3] as const;

export interface RandomDelivery {
  readonly product: string;
  readonly teams: readonly [string, string];
  readonly batches: readonly Record<string, unknown>[];
  /** What comes in afterwards, about any time. */
  readonly lateNews: Record<string, unknown>;
}

interface Event { key: string; workItem: string; kind: string; at: string; from?: string; to?: string; unit?: string; category?: string; sequence: number }

export function randomDelivery(seed: number): RandomDelivery {
  let state = seed * 2_654_435_761 + 1;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const now = Date.now();
  const noon = new Date(now).setUTCHours(12, 0, 0, 0) - DAY;
  const at = (days: number, hours = 0): number => noon + days * DAY + hours * HOUR;
  const text = (instant: number): string => new Date(instant).toISOString();
  const [product, source] = [`p${seed}`, `s${seed}`];
  const teams = [`atlas-${seed}`, `borea-${seed}`] as const;
  const sprintKey = (team: string, n: number): string => `${team}-S${n + 1}`;
  const sprints = teams.flatMap((team, shift) => STARTS.map((start, n) => ({
    key: sprintKey(team, n), team, name: `${team} S${n + 1}`, plannedStartAt: text(at(start + shift, -3)), plannedEndAt: text(at(start + shift + 11, 5)), startedAt: text(at(start + shift, -2)),
    ...(n < STARTS.length - 1 ? { closedAt: text(at(start + shift + 12, -3)) } : {}),
  })));
  // Things happen at any hour, and often at the very instants at which sprints start and close.
  const instants = [...Array.from({ length: 40 }, () => at(-62, 62 * 24 * random())), ...sprints.flatMap((sprint) => [sprint.startedAt, sprint.closedAt ?? sprint.startedAt].map(Date.parse))]
    .filter((instant) => instant < now - HOUR);
  const releases = [
    { key: `orion-${seed}`, product, team: teams[0], name: 'Orion', startedAt: text(at(-61)), targetDate: text(at(40)).slice(0, 10) },
    { key: `vega-${seed}`, product, team: teams[0], name: 'Vega', startedAt: text(at(-61)), releasedAt: text(at(-20)) },
    { key: `pair-${seed}`, product, name: 'Pair', startedAt: text(at(-61)), targetDate: text(at(30)).slice(0, 10) },
  ];
  const workItems: Record<string, unknown>[] = [];
  const events: Event[] = [];
  let count = 0;
  const happen = (workItem: string, kind: string, instant: number, more: Partial<Event> = {}): void => {
    count += 1;
    events.push({ key: `e${count}`, workItem, kind, at: text(instant), sequence: count, ...more });
  };
  /** One thing that happens to an item, by how it stands. */
  const anything = (key: string, instant: number, standing: { team: 0 | 1; sprint: string | null; release: string | null; isBlocked: boolean }): void => {
    const which = random();
    if (which < 0.3) {
      if (standing.sprint !== null && random() < 0.85) happen(key, 'SPRINT_LEFT', instant, { from: standing.sprint });
      standing.sprint = random() < 0.8 ? sprintKey(teams[standing.team], below(STARTS.length)) : null;
      if (standing.sprint !== null) happen(key, 'SPRINT_ENTERED', instant, { to: standing.sprint });
    } else if (which < 0.62) {
      const [to, category] = one([...STATUSES, STATUSES[1], STATUSES[3], STATUSES[3]]);
      happen(key, 'STATUS', instant, { to, category });
    } else if (which < 0.78) happen(key, 'ESTIMATE', instant, { to: String(one([0, 0.5, 1, 2, 3, 5, 8, 13])), unit: random() < 0.75 ? 'POINTS' : 'HOURS' });
    else if (which < 0.9) {
      if (standing.release !== null) happen(key, 'RELEASE_LEFT', instant, { from: standing.release });
      standing.release = random() < 0.8 ? one(standing.team === 0 ? releases : releases.slice(2)).key : null;
      if (standing.release !== null) happen(key, 'RELEASE_ENTERED', instant, { to: standing.release });
    } else if (which < 0.98) {
      happen(key, standing.isBlocked ? 'UNBLOCKED' : 'BLOCKED', instant, standing.isBlocked ? {} : { to: 'waits for a decision' });
      standing.isBlocked = !standing.isBlocked;
    } else happen(key, 'DELETED', instant);
  };
  const standings = new Map<string, Parameters<typeof anything>[2]>();
  for (let n = 0; n < 34; n += 1) {
    const [key, team] = [`I${seed}-${n}`, n % 3 === 2 ? 1 : 0] as const;
    const type = one(['Story', 'Story', 'Bug', 'Task']);
    workItems.push({
      key, team: teams[team], title: `Item ${n}`, type, isSubTask: random() < 0.08,
      ...(type === 'Bug' ? { severity: one(['Blocker', 'Major', 'Minor']), ...(random() < 0.5 ? { foundInRelease: releases[1]!.key } : {}) } : {}),
      ...(random() < 0.06 ? { resolution: 'Duplicate' } : {}),
    });
    const standing = { team, sprint: null, release: null, isBlocked: false };
    standings.set(key, standing);
    const when = Array.from({ length: 4 + below(9) }, () => one(instants)).sort((a, b) => a - b);
    happen(key, 'CREATED', when[0]!);
    if (random() < 0.8) happen(key, 'ESTIMATE', when[0]!, { to: String(1 + below(8)), unit: 'POINTS' });
    if (random() < 0.7) happen(key, 'RELEASE_ENTERED', when[0]!, { to: (standing.release as string | null) = team === 0 ? one(releases).key : releases[2]!.key });
    for (const instant of when) anything(key, instant, standing);
  }
  const told = [...events].map((event) => ({ event, place: random() })).sort((a, b) => a.place - b.place).map(({ event }) => event);
  const first = { source, products: [{ key: product, name: `Product ${seed}`, timeZone: 'Europe/London', currency: 'EUR' }],
    teams: teams.map((team, n) => ({ key: team, product, name: `Team ${team}`, timeZone: n === 0 ? 'Europe/Berlin' : 'America/New_York', measure: n === 0 ? 'POINTS' : 'ITEMS' })), sprints, releases };
  events.length = 0;
  for (const [key, standing] of standings) for (let n = below(3); n > 0; n -= 1) anything(key, one(instants), standing);
  return {
    product, teams,
    batches: [{ source, workItemEvents: told.slice(0, 100) }, { ...first, workItems }, { source, workItemEvents: told.slice(100) }],
    lateNews: { source, workItems: workItems.slice(0, 5).map(({ key }) => ({ key, title: 'Named otherwise', resolution: 'Rejected' })), workItemEvents: [...events] },
  };
}
