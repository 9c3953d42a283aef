import { HOUR, atLocal, dateOf, iso, localMonth, monthName } from './calendar.js';
import { blockedDays, isBlocked } from './delivery/blocks.js';
import { EXCLUDED_RESOLUTIONS, escaped } from './delivery/defects.js';
import { type KeyedItem, keyed, resolutionAt } from './delivery/facts.js';
import { productionTruth } from './delivery/production-truth.js';
import { SCRIPTED, SCRIPTED_LEDGER, SCRIPTED_REMAINING } from './delivery/scripted-sprint.js';
import type { TeamHistory } from './delivery/team-run.js';
import { type Census, takeCensus } from './census.js';
import { ACTIVATION_DAYS, FUNNEL_DAYS, RATES } from './outcomes/journey.js';
import { LIFTING_RELEASE, type Timeline, liftingRelease } from './timeline.js';

/**
 * Something that is known of the sample before anybody counts it.
 * `numbers` are exact for this seed, day and scale, except those in `rates`, which are the coins' probabilities:
 * what is counted lies within `tolerance` of them in 99.9 % of the seeds.
 */
export interface PlantedTruth {
  readonly name: string;
  readonly sentence: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** A number per month, day, item or team, where there are many. */
  readonly series?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly rates?: Readonly<Record<string, { readonly rate: number; readonly tolerance: number }>>;
  /** Local dates and instants the numbers hang on; ranges are half open. */
  readonly dates: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, string>>;
}

/** 99.9 % of a normal distribution, both sides. */
const Z = 3.2905;

export function plantedTruths(time: Timeline, scale: number, histories: readonly TeamHistory[]): PlantedTruth[] {
  const census = takeCensus(time, scale);
  return [activation(time, census), funnel(time, census), mrr(time, census), segments(time, census), people(time, census), ledger(time, histories), nps(census), themes(census), defects(time, histories), blocked(time, histories), flaws(time, histories), productionTruth(time)];
}

function planted(rate: number, trials: number): { readonly rate: number; readonly tolerance: number } {
  return { rate, tolerance: trials === 0 ? 1 : Z * Math.sqrt((rate * (1 - rate)) / trials) };
}

function activation(time: Timeline, { before, after }: Census): PlantedTruth {
  const release = liftingRelease(time);
  return {
    name: 'activation-lift',
    sentence: `The release ${release.name} of ${release.date} lifts activation (project_created within ${ACTIVATION_DAYS} x 24 h of signed_up) from 40 % to 48 %: people who signed up on that day or later activate more often.`,
    numbers: { signUpsBefore: before.signUps, activatedBefore: before.activated, signUpsAfter: after.signUps, activatedAfter: after.activated },
    rates: { before: planted(RATES.activationBefore, before.signUps), after: planted(RATES.activationAfter, after.signUps) },
    dates: { from: dateOf(time.firstDay), released: release.date, to: dateOf(time.today - ACTIVATION_DAYS - 1) },
    keys: { release: release.key, signUp: 'signed_up', activation: 'project_created' },
  };
}

function funnel(time: Timeline, { reached }: Census): PlantedTruth {
  const [signUps = 0, projects = 0, invitations = 0, purchases = 0] = reached;
  return {
    name: 'funnel-steps',
    sentence: 'Of those who sign up, 40 % (48 % from the lifting release on) create a project, 45 % of these invite a teammate, and 35 % of these purchase, all in order and within 14 days of signing up.',
    numbers: { signUps, projects, invitations, purchases },
    rates: { invitation: planted(RATES.invitation, projects), purchase: planted(RATES.purchase, invitations) },
    dates: { from: dateOf(time.firstDay), to: dateOf(time.today - FUNNEL_DAYS - 1) },
    keys: { funnel: 'sign-up-to-purchase' },
  };
}

function mrr(time: Timeline, { movements, mrrEnds }: Census): PlantedTruth {
  const kinds = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;
  const months: number[] = [];
  for (let month = localMonth(atLocal(time.firstDay, HOUR)); month <= localMonth(time.now); month += 1) months.push(month);
  const of = (month: number, kind: string): number => movements.get(`${month} ${kind}`) ?? 0;
  const end = (month: number): number => mrrEnds.get(month) ?? 0;
  const change = (month: number): number => of(month, 'new') + of(month, 'expansion') + of(month, 'reactivation') - of(month, 'contraction') - of(month, 'churn');
  const byMonth = (number: (month: number) => number): Record<string, number> => Object.fromEntries(months.map((month) => [monthName(month), number(month)]));
  return {
    name: 'mrr-by-month',
    sentence: 'MRR in euro cents at the end of each local month (of the running one: now) and its movements. Rule: price x seats x (100 - discount) / 100, a year / 12, rounded to the cent once per subscription; once-discounts, trials, pauses and extras add nothing; past due counts; a pause is a contraction, its end an expansion. Customers in the United States pay in dollars: a movement at its day\'s rate, an end at that of its last day, each customer rounded to the cent; what rates alone did is "currency". No customer moves twice in a month.',
    numbers: { now: end(months.at(-1) ?? 0) },
    series: { end: byMonth(end), ...Object.fromEntries(kinds.map((kind) => [kind, byMonth((month) => of(month, kind))])), currency: byMonth((month) => end(month) - end(month - 1) - change(month)) },
    dates: { from: dateOf(time.firstDay), now: iso(time.now) },
    keys: { currency: 'EUR' },
  };
}

function segments(time: Timeline, { mrrNow }: Census): PlantedTruth {
  return {
    name: 'mrr-by-segment',
    sentence: 'MRR in euro cents now, by the industry and the size of the account, and by the currency that it pays in.',
    numbers: {},
    series: { industry: Object.fromEntries(mrrNow.industry), size: Object.fromEntries(mrrNow.size), currency: Object.fromEntries(mrrNow.currency) },
    dates: { now: iso(time.now), today: dateOf(time.today) },
    keys: {},
  };
}

function people(time: Timeline, { people: count, accounts, signUps }: Census): PlantedTruth {
  return {
    name: 'people',
    sentence: 'How many people and accounts there are, and how many people signed up in each local month.',
    numbers: { people: count, accounts },
    series: { signUps: Object.fromEntries([...signUps].sort((a, b) => a[0] - b[0]).map(([month, number]) => [monthName(month), number])) },
    dates: { from: dateOf(time.firstDay), now: iso(time.now) },
    keys: { signUp: 'signed_up' },
  };
}

function ledger(time: Timeline, histories: readonly TeamHistory[]): PlantedTruth {
  const history = histories.find(({ team }) => team.key === SCRIPTED.team);
  const monday = time.mondayOf(SCRIPTED.number);
  const keys = new Map(keyed(histories, time.now).map(({ key, item }) => [item, key]));
  const items = [...(history?.scripted ?? [])].map(([letter, item]) => [`item${letter}`, keys.get(item) ?? '']);
  return {
    name: 'scripted-sprint',
    sentence: `The sprint Atlas ${SCRIPTED.number} is scripted, item by item: commitment 40 + added 12 - removed 10 + re-estimated 8 = completed 37 + cancelled 3 + carry-over 10 points.`,
    numbers: { ...SCRIPTED_LEDGER },
    series: { remainingAtEndOfDay: Object.fromEntries(SCRIPTED_REMAINING.map((points, day) => [dateOf(monday + day), points])) },
    dates: { startedAt: iso(atLocal(monday, 10 * HOUR)), plannedEndAt: iso(atLocal(monday + 11, 17 * HOUR)), closedAt: iso(atLocal(monday + 14, 9 * HOUR)) },
    keys: { team: SCRIPTED.team, sprint: `${SCRIPTED.team}-${SCRIPTED.number}`, ...Object.fromEntries(items) },
  };
}

function nps({ nps: counts }: Census): PlantedTruth {
  return {
    name: 'nps',
    sentence: 'All answers to the NPS survey, by kind; and how often it was shown, to how many people, of whom how many answered.',
    numbers: { ...counts },
    dates: {},
    keys: { survey: 'nps-relationship' },
  };
}

function themes({ themes: byTag }: Census): PlantedTruth {
  const tags = [...byTag].sort(([a], [b]) => (a < b ? -1 : 1));
  const of = (name: 'promoters' | 'passives' | 'detractors'): Record<string, number> => Object.fromEntries(tags.map(([tag, counts]) => [tag, counts[name]]));
  return {
    name: 'themes',
    sentence: 'What people wrote with their NPS, by tag: how many promoters, passives and detractors wrote about it. An answer about two things counts in both.',
    numbers: { tags: tags.length },
    series: { promoters: of('promoters'), passives: of('passives'), detractors: of('detractors') },
    dates: {},
    keys: { survey: 'nps-relationship' },
  };
}

function defects(time: Timeline, histories: readonly TeamHistory[]): PlantedTruth {
  const release = time.releases.find(({ key }) => key === LIFTING_RELEASE);
  const known = keyed(histories, time.now).filter(({ item }) => item.facts.type === 'Bug');
  const isLeftOut = ({ item }: KeyedItem): boolean => (EXCLUDED_RESOLUTIONS as readonly string[]).includes(resolutionAt(item, time.now) ?? '');
  const counted = known.filter((each) => !isLeftOut(each));
  const found = counted.filter(({ item }) => item.facts.foundInRelease === LIFTING_RELEASE);
  const of = (team: string): number => counted.filter(({ item }) => item.facts.team === team).length;
  return {
    name: 'defects',
    sentence: 'Defects opened by now, by team (duplicates and rejected ones are left out), and of those found in one release, how many escaped: were opened once it was live.',
    numbers: { atlas: of('atlas'), boreas: of('boreas'), leftOut: known.length - counted.length, foundInRelease: found.length, escaped: found.filter(({ item }) => release && escaped(item, release)).length },
    dates: { releasedAt: iso(release?.releasedAt ?? 0), now: iso(time.now) },
    keys: { release: LIFTING_RELEASE },
  };
}

function blocked(time: Timeline, histories: readonly TeamHistory[]): PlantedTruth {
  const known = keyed(histories, time.now);
  const of = (team: string): KeyedItem[] => known.filter(({ item }) => item.facts.team === team && blockedDays(item, time.now).size > 0);
  const days = (team: string): number => of(team).reduce((sum, { item }) => sum + blockedDays(item, time.now).size, 0);
  const now = (team: string): number => of(team).filter(({ item }) => isBlocked(item, time.now)).length;
  return {
    name: 'blocked',
    sentence: 'How many items of each team were ever held up, the local days of all of them together, and how many are held up now. Two reasons at once are one.',
    numbers: { atlasItems: of('atlas').length, atlasDays: days('atlas'), atlasNow: now('atlas'), boreasItems: of('boreas').length, boreasDays: days('boreas'), boreasNow: now('boreas') },
    dates: { from: dateOf(time.firstDay), to: dateOf(time.today + 1), now: iso(time.now) },
    keys: {},
  };
}

function flaws(time: Timeline, histories: readonly TeamHistory[]): PlantedTruth {
  const keys = new Map(keyed(histories, time.now).map(({ key, item }) => [item, key]));
  const names = ['neverStarted', 'reEstimatedAfterDone', 'openSubTasks'] as const;
  const named = histories.flatMap(({ team, flaws: own }) => names.flatMap((name) => own[name].map((item, n) => [`${team.key} ${name} ${n + 1}`, keys.get(item) ?? ''] as const)));
  return {
    name: 'flaws',
    sentence: 'A few items of each team, done in the last 75 days, have flawed histories: done without ever being started, re-estimated after they and their sprint were done, closed with an open sub-task.',
    numbers: Object.fromEntries(histories.flatMap(({ team, flaws: own }) => names.map((name) => [`${team.key} ${name}`, own[name].length]))),
    dates: { from: dateOf(time.today - 75), now: iso(time.now) },
    keys: Object.fromEntries(named),
  };
}
