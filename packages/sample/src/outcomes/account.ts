import { DAY, HOUR, MINUTE, addMonths } from '../calendar.js';
import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import { type Journey, journey } from './journey.js';
import { currencyOf } from './currencies.js';
import { COUNTRIES, INDUSTRIES, shopName, sizeOf } from './names.js';
import { BLOCK_ACCOUNTS, BLOCK_PEOPLE, accountSizes, officeTime, signUpDay } from './scale.js';
import type { Change, Discount } from './subscription.js';
import { SubscriptionLife } from './subscription-life.js';

export interface PersonPlan {
  readonly key: string;
  readonly index: number;
  readonly journey: Journey;
  /** Uses the product until then, at the latest until now. */
  readonly activeUntil: number;
  /** The first one of the account: pays for it. */
  readonly founder: boolean;
}

export interface AccountPlan {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly size: string;
  readonly industry: string;
  /** What it pays in. */
  readonly currency: string;
  /** Its plan as of now. */
  readonly plan: string;
  readonly people: readonly PersonPlan[];
  readonly changes: readonly Change[];
  /** When the founder pays for the first time, if ever. */
  readonly boughtAt: number | null;
}

const MEAN_DAYS_TO_JOIN = 35;
/** Founders this new have had no time to be followed by many. */
const YOUNG_DAYS = 24;
/** How much an account's age may be misjudged when the larger accounts are given to the older ones. */
const AGE_NOISE_DAYS = 350;

/** All accounts of one block, each from a stream of its own. The older an account, the more colleagues have followed its founder. */
export function* accountsOf(time: Timeline, block: number): Generator<AccountPlan> {
  const sizes = accountSizes(time.seed, block).sort((a, b) => b - a);
  const founded = sizes.map((_, place) => {
    const index = block * BLOCK_ACCOUNTS + place;
    const random = Random.of(time.seed, 'founded', index);
    const day = signUpDay(time, random);
    const young = time.today - day < YOUNG_DAYS ? 10 * AGE_NOISE_DAYS : 0;
    return { index, day, age: day + young + random.normal(0, AGE_NOISE_DAYS) };
  });
  const peopleOf = new Map([...founded].sort((a, b) => a.age - b.age).map(({ index }, rank) => [index, sizes[rank] ?? 1]));
  let firstPerson = block * BLOCK_PEOPLE;
  for (const { index, day } of founded) {
    const size = peopleOf.get(index) ?? 1;
    yield accountPlan(time, index, day, firstPerson, size);
    firstPerson += size;
  }
}

function accountPlan(time: Timeline, index: number, day: number, firstPerson: number, size: number): AccountPlan {
  const random = Random.of(time.seed, 'account', index);
  const key = `a-${String(index + 1).padStart(5, '0')}`;
  const founder = journey(time, officeTime(time, day, random), day, random);
  const { changes, boughtAt } = subscribe(time, key, founder, size, random);
  const state = changes.findLast(({ subscription }) => subscription.endsWith('-s1'));
  const pays = state !== undefined && state.status !== 'CANCELLED' && state.status !== 'TRIALING';
  const people: PersonPlan[] = [];
  for (let member = 0; member < size; member += 1) {
    const own = Random.of(time.seed, 'person', firstPerson + member);
    const steps = member === 0 ? founder : joins(time, day, own);
    const stays = (steps.activated ? 12 + own.waiting(190) : own.waiting(steps.projectAt === null ? 13 : 80)) * (pays ? 1.7 : 1) * DAY;
    const activeUntil = Math.min(steps.signedUpAt + HOUR + stays, time.now);
    people.push({ key: `p-${String(firstPerson + member + 1).padStart(6, '0')}`, index: firstPerson + member, journey: steps, activeUntil, founder: member === 0 });
  }
  const [name, country] = [shopName(random), random.weighted(COUNTRIES)];
  const industry = Random.of(time.seed, 'industry', index).weighted(INDUSTRIES);
  return { key, name, country, industry, currency: currencyOf(country), size: sizeOf(size, random), plan: pays ? state.plan : state?.status === 'TRIALING' ? 'Trial' : 'Free', people, changes, boughtAt };
}

/** A colleague signs up some days or months after the founder (a waiting time cut off at today). */
function joins(time: Timeline, founded: number, random: Random): Journey {
  const room = time.today - founded;
  const share = 1 - Math.exp(-room / MEAN_DAYS_TO_JOIN);
  const day = founded + 1 + Math.min(Math.floor(-MEAN_DAYS_TO_JOIN * Math.log(1 - random.next() * share)), room - 1);
  const working = time.working.works(day) || random.chance(0.4) ? day : Math.min(time.working.nextWorked(day), time.today);
  return journey(time, officeTime(time, working, random), working, random);
}

/** Buys in the funnel, or tries for 14 days and then buys or leaves, or stays free. */
function subscribe(time: Timeline, key: string, founder: Journey, size: number, random: Random): Pick<AccountPlan, 'changes' | 'boughtAt'> {
  const life = new SubscriptionLife(time, key, random);
  const trialAt = Math.round(founder.signedUpAt + random.between(2 * MINUTE, 2 * DAY));
  const trialEnds = trialAt + 14 * DAY;
  const tries = founder.purchasedAt === null && random.chance(founder.activated ? 0.62 : 0.42);
  const buys = random.chance(0.56);
  const state = { status: 'ACTIVE', plan: random.chance(0.68) ? 'Team' : 'Business', quantity: Math.max(1, Math.round(size * random.between(0.8, 2.6))), interval: random.chance(0.27) ? 'YEAR' : 'MONTH' } as const;
  if (tries && trialAt < time.now) life.trial(trialAt, state);
  if (tries && !buys && trialEnds < time.now) life.endTrial(trialEnds, state);
  const at = founder.purchasedAt ?? (tries && buys ? Math.round(trialEnds + random.between(0, 1.2) * DAY) : null);
  if (at === null || at >= time.now) return { changes: life.changes, boughtAt: null };
  const discount = random.chance(0.2) ? discountFrom(at, random) : undefined;
  life.begin(at, discount ? { ...state, discount } : state);
  return { changes: life.changes, boughtAt: at };
}

function discountFrom(at: number, random: Random): Discount {
  const percent = random.pick([10, 20, 20, 30, 50]);
  const duration = random.weighted([['ONCE', 3], ['REPEATING', 4], ['FOREVER', 3]] as const);
  return duration === 'REPEATING' ? { percent, duration, endsAt: addMonths(at, random.pick([3, 6])) } : { percent, duration };
}
