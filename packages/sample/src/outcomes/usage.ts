import { DAY, MINUTE, localDay } from '../calendar.js';
import type { EventInput, Traits } from '../batch.js';
import { iso } from '../calendar.js';
import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import type { AccountPlan, PersonPlan } from './account.js';
import { FUNNEL_DAYS } from './journey.js';
import { CHANNELS, DEVICES } from './names.js';
import { dayWeight, officeTime } from './scale.js';

type Deed = readonly [at: number, name: string, properties: Traits];

const FEATURES = ['invoice_sent', 'report_viewed', 'search_used'] as const;
const BUSIEST = 5;
const REPORTS = ['sales', 'payouts', 'conversion', 'returns', 'taxes'] as const;
const ONE_OFF = [1_900, 4_900, 9_900] as const;

/** What a member buys for the shop besides the subscription, in cents. */
export function oneOffCents({ index }: PersonPlan, seed: number): number {
  return Random.of(seed, 'one-off', index).pick(ONE_OFF);
}

/** Everything one person did by now, in order of time. */
export function eventsOf(time: Timeline, account: AccountPlan, person: PersonPlan): EventInput[] {
  const random = Random.of(time.seed, 'usage', person.index);
  const device = random.weighted(DEVICES);
  const deeds: Deed[] = [...milestones(time, account, person, device, random), ...visits(time, person, device, random)];
  return deeds
    .filter(([at]) => at < time.now)
    .sort((a, b) => a[0] - b[0])
    .map(([at, name, properties], index) => ({ key: `${person.key}-${index + 1}`, person: person.key, name, at: iso(at), properties }));
}

/** The planted steps, with the checkout that leads to a purchase. */
function* milestones(time: Timeline, account: AccountPlan, person: PersonPlan, device: string, random: Random): Generator<Deed> {
  const { signedUpAt, projectAt, invitedAt, purchasedAt } = person.journey;
  yield [signedUpAt, 'signed_up', { channel: random.weighted(CHANNELS), device }];
  if (projectAt !== null) yield [projectAt, 'project_created', { template: random.pick(['shop', 'subscription', 'donation', 'blank']) }];
  if (invitedAt !== null) yield [invitedAt, 'invited_teammate', { role: random.pick(['editor', 'viewer', 'accountant']) }];
  const boughtAt = person.founder ? account.boughtAt : purchasedAt;
  if (boughtAt === null) return;
  const bought: Traits = person.founder ? { item: 'plan', plan: account.changes.find(({ at }) => at === boughtAt)?.plan ?? '' } : { item: 'extra', amount: oneOffCents(person, time.seed) / 100, currency: 'EUR' };
  yield [boughtAt - random.whole(1, 8) * MINUTE, 'checkout_started', { ...bought, device }];
  yield [boughtAt, 'purchase_completed', { ...bought, device }];
}

/** Sessions by the rhythm of the week: light users once in two weeks, heavy ones every day, until they stop. */
function* visits(time: Timeline, person: PersonPlan, device: string, random: Random): Generator<Deed> {
  const { signedUpAt, projectAt } = person.journey;
  const weekly = Math.min(Math.exp(random.normal(0.58, 0.95)), 24);
  const taste = FEATURES.map((name) => [name, random.chance(0.62) ? random.between(0.4, 3) : 0.03] as const);
  const windowEnd = signedUpAt + FUNNEL_DAYS * DAY;
  yield [signedUpAt + random.whole(2_000, 40_000), 'session_started', { device }];
  for (let day = localDay(signedUpAt) + 1; day <= localDay(person.activeUntil); day += 1) {
    const mean = (weekly / BUSIEST) * dayWeight(time, day);
    for (let sessions = mean < 1 ? (random.chance(mean) ? 1 : 0) : Math.round(mean * random.between(0.6, 1.4)); sessions > 0; sessions -= 1) {
      let at = officeTime(time, day, random);
      yield [at, 'session_started', { device }];
      for (let uses = Math.floor(random.waiting(1.5)); uses > 0; uses -= 1) {
        at += Math.floor(random.between(5_000, 6 * MINUTE));
        yield feature(at, random.weighted(taste), random);
      }
      if (at < windowEnd || projectAt === null || at < projectAt) continue;
      if (random.chance(0.02)) yield [at + 45_000, 'project_created', { template: 'blank' }];
      if (random.chance(0.025)) yield [at + 70_000, 'invited_teammate', { role: 'viewer' }];
      if (random.chance(0.015)) yield [at + 90_000, 'checkout_started', { item: 'extra', device }];
    }
  }
}

function feature(at: number, name: (typeof FEATURES)[number], random: Random): Deed {
  if (name === 'invoice_sent') return [at, name, { lines: random.whole(1, 12) }];
  if (name === 'report_viewed') return [at, name, { report: random.pick(REPORTS) }];
  return [at, name, { results: Math.floor(random.waiting(14)) }];
}
