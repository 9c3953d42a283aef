/** A quarter of one product in which every metric of the catalogue has something to measure, in every period somewhere. */
export interface Batches {
  readonly delivery: readonly Record<string, unknown>[];
  readonly outcomes: readonly Record<string, unknown>[];
}

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const DAYS = 90;
const at = (day: number, hour = 10): string => new Date(START + day * DAY_MS + hour * 3_600_000).toISOString();
const days = Array.from({ length: DAYS }, (_, day) => day);

const TEAMS = ['atlas', 'bolt'];
/** Five sprints of two weeks a team, from Monday 5 January. */
const SPRINTS = [4, 18, 32, 46, 60];
const sprints = TEAMS.flatMap((team) => SPRINTS.map((day, n) => ({
  key: `${team}-${n}`, team, name: `${team} ${n}`, plannedStartAt: at(day, 9), startedAt: at(day, 9), plannedEndAt: at(day + 11, 17), closedAt: at(day + 11, 17),
})));

/** Six items a sprint: a story that is kept, one added late, one carried over, one that was blocked, a defect that is mended, one found after the release. */
const items = TEAMS.flatMap((team, t) => SPRINTS.flatMap((day, n) => ['kept', 'added', 'carried', 'blocked', 'bug', 'found'].map((kind, place) => ({ key: `${team}-${n}-${kind}`, team, n, day, kind, place, t }))));
const isBug = (kind: string): boolean => kind === 'bug' || kind === 'found';
/** A release is one team's: points of several are never added. */
const release = (team: string): string => (team === 'atlas' ? 'one' : 'two');

const workItems = items.map(({ key, team, kind, place }) => ({
  key, team, title: key, type: isBug(kind) ? 'Bug' : 'Story', ...(isBug(kind) ? { severity: place % 2 ? 'high' : 'low', foundInRelease: kind === 'found' ? 'one' : release(team) } : {}),
}));
const workItemEvents = items.flatMap(({ key, day, kind, n, team, place, t }) => {
  const events: { kind: string; at: string; to?: string; from?: string; unit?: string; category?: string }[] = [
    { kind: 'CREATED', at: at(kind === 'added' || isBug(kind) ? day + 1 + t : day - 3) },
    { kind: 'ESTIMATE', at: at(kind === 'added' || isBug(kind) ? day + 1 + t : day - 3), to: String(1 + place), unit: 'POINTS' },
    { kind: 'SPRINT_ENTERED', at: at(kind === 'added' || isBug(kind) ? day + 2 : day - 2), to: `${team}-${n}` },
    { kind: 'RELEASE_ENTERED', at: at(kind === 'added' || isBug(kind) ? day + 2 : day - 2), to: release(team) },
    { kind: 'STATUS', at: at(day + 2 + (place % 3)), to: 'In Progress', category: 'IN_PROGRESS' },
  ];
  if (kind === 'blocked') events.push({ kind: 'BLOCKED', at: at(day + 4), to: 'waiting for a key' }, { kind: 'UNBLOCKED', at: at(day + 6) });
  if (kind !== 'carried') events.push({ kind: 'STATUS', at: at(day + 6 + place % 4), to: 'Done', category: 'DONE' });
  return events.map((event, index) => ({ key: `${key}-${index}`, workItem: key, ...event }));
});

const delivery: Batches['delivery'] = [{
  source: 'tracker',
  products: [{ key: 'shop', name: 'Shop', timeZone: 'UTC', currency: 'EUR' }],
  teams: TEAMS.map((key) => ({ key, product: 'shop', name: key })),
  sprints, workItems, workItemEvents,
  releases: [{ key: 'one', product: 'shop', team: 'atlas', name: 'One', startedAt: at(2), targetDate: at(30).slice(0, 10), releasedAt: at(31) }, { key: 'two', product: 'shop', team: 'bolt', name: 'Two', startedAt: at(3), targetDate: at(85).slice(0, 10) }],
  deployments: days.filter((day) => day % 4 === 0).map((day) => ({ key: `d${day}`, product: 'shop', service: day % 8 ? 'web' : 'api', at: at(day), commitAt: at(day, 7), rework: day % 12 === 0 })),
  incidents: days.filter((day) => day % 20 === 0).map((day) => ({ key: `i${day}`, product: 'shop', deployment: `d${day}`, startedAt: at(day, 11), resolvedAt: at(day, 13), title: 'Down' })),
}];

const PEOPLE = Array.from({ length: 24 }, (_, n) => n);
const ACCOUNTS = Array.from({ length: 8 }, (_, n) => n);
/** The day on which somebody is seen for the first time; most come back every third day, or every fifth. */
const firstDay = (n: number): number => (n * 7) % 60;
const subscription = (account: number, day: number, amount: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  key: `a${account}-${day}`, account: `a${account}`, subscription: `s${account}`, at: at(day), status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH', ...more,
});

const outcomes: Batches['outcomes'] = [{
  source: 'app', product: 'shop',
  accounts: ACCOUNTS.map((n) => ({ key: `a${n}`, traits: { plan: n % 2 ? 'pro' : 'free', country: ['DE', 'US', 'FR'][n % 3], industry: n % 4 ? 'retail' : 'health' } })),
  people: PEOPLE.map((n) => ({ key: `p${n}`, account: `a${n % 8}` })),
  events: PEOPLE.flatMap((n) => days.filter((day) => day >= firstDay(n) && (day - firstDay(n)) % (n % 2 ? 3 : 5) === 0).flatMap((day) => [
    { key: `o${n}-${day}`, person: `p${n}`, name: 'opened', at: at(day, 9) },
    ...((n + day) % 3 === 0 ? [{ key: `x${n}-${day}`, person: `p${n}`, name: 'exported', at: at(day, 10) }] : []),
    ...((n + day) % 4 === 0 ? [{ key: `y${n}-${day}`, person: `p${n}`, name: 'paid', at: at(day, 11) }] : []),
  ])),
  subscriptionChanges: [
    ...ACCOUNTS.slice(0, 6).map((n) => subscription(n, 2 + n, String(100 + 10 * n))),
    // Somebody paid before the quarter began: what is kept of them can be told.
    subscription(7, -20, '60'), subscription(7, 50, '55'),
    subscription(0, 20, '150'), subscription(1, 25, '80'), subscription(2, 40, '120', { status: 'CANCELLED' }), subscription(2, 60, '90'), subscription(6, 45, '70'), subscription(3, 70, '130', { status: 'CANCELLED' }), subscription(7, 80, '55', { status: 'CANCELLED' }),
    subscription(4, 75, '140', { status: 'PAST_DUE' }),
  ],
  payments: ACCOUNTS.flatMap((n) => [10, 40, 70].map((day) => ({ key: `pay${n}-${day}`, account: `a${n}`, at: at(day + n), amount: '12.345', kind: n === 5 && day === 40 ? 'REFUND' : 'PAYMENT', currency: 'EUR' }))),
  surveyResponses: ['NPS', 'CSAT', 'CES'].flatMap((kind, k) => PEOPLE.flatMap((n) => [15, 45, 75].map((day) => ({
    key: `${kind}${n}-${day}`, survey: kind.toLowerCase(), kind, person: `p${n}`, shownAt: at(day + (n % 5), 9), at: at(day + (n % 5)), ...(n % 6 === 5 ? { dismissed: true } : { score: [n % 11, 1 + (n % 5), 1 + (n % 7)][k] }),
  })))),
}];

export const EVERYTHING: Batches = { delivery, outcomes };
