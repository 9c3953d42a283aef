// Outcome data of any size from a seed: people who sign up over 180 days, come back less and less, and use a product whose
// features differ in how much they are used; a few of them invite, buy and answer surveys. One person has fifty events.
import { randomOf } from './random.mjs';

export const DAY = 86_400_000;
export const DAYS = 180;
export const EVENTS_A_PERSON = 50;
export const FUNNEL = ['signup', 'activate', 'purchase'];
const USAGE = ['page_view', 'dashboard_view', 'login', 'search', 'report_view', 'filter_apply', 'notification_open', 'task_complete', 'comment', 'report_create',
  'share_link', 'file_upload', 'api_call', 'report_export', 'settings_update', 'project_create', 'profile_update', 'integration_connect', 'team_create', 'help_open', 'tour_step'];
export const NAMES = [...FUNNEL, ...USAGE];
const PLANS = [['free', 0.7], ['pro', 0.22], ['team', 0.06], ['enterprise', 0.02]];
const COUNTRIES = [['US', 0.3], ['DE', 0.15], ['GB', 0.12], ['FR', 0.1], ['IN', 0.1], ['BR', 0.09], ['JP', 0.08], ['CA', 0.06]];
const PRICE = { pro: '29.00', team: '99.00', enterprise: '499.00' };

const cumulative = (weights) => { let sum = 0; return weights.map((weight) => (sum += weight)); };
const at = (sums, draw) => { const value = draw * sums.at(-1); let low = 0; while (sums[low] <= value && low < sums.length - 1) low += 1; return low; };
const usage = cumulative(USAGE.map((_, n) => 1 / (n + 1) ** 0.9));
const plans = cumulative(PLANS.map(([, share]) => share));
const countries = cumulative(COUNTRIES.map(([, share]) => share));

/** Who there is, by number. The last day is the one before today, whole. */
export function outcomePeople({ seed, events, nowMs }) {
  const count = Math.round(events / EVENTS_A_PERSON);
  const random = randomOf(seed);
  const firstDay = Math.floor(nowMs / DAY) * DAY - DAYS * DAY;
  const people = { count, firstDay, signUp: new Float64Array(count), weight: new Float64Array(count), plan: new Uint8Array(count), country: new Uint8Array(count) };
  for (let n = 0; n < count; n += 1) {
    people.plan[n] = at(plans, random());
    people.country[n] = at(countries, random());
    // Sign-ups grow over time.
    people.signUp[n] = random() ** 0.75 * DAYS * DAY;
    people.weight[n] = Math.exp(1.1 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()) + 0.4 * people.plan[n]);
  }
  return people;
}

export const planOf = (people, n) => PLANS[people.plan[n]][0];
export const countryOf = (people, n) => COUNTRIES[people.country[n]][0];

/** The events of one day, in the order of people: [person, name, at]. Each day is drawn by itself. */
export function* eventsOfDay(people, { seed, events }, day) {
  const random = randomOf(seed * 1_000_003 + day * 7_919);
  const begin = day * DAY;
  const mean = meanADay(people, events);
  for (let n = 0; n < people.count; n += 1) {
    const age = begin + DAY - people.signUp[n];
    if (age <= 0) continue;
    if (age <= DAY) yield [n, 0, people.firstDay + people.signUp[n]];
    // Who stays comes less often than who has just begun.
    const comes = Math.min(0.9, (0.04 + 0.5 / (1 + age / DAY / 4)) * Math.min(2, people.weight[n]));
    if (random() >= comes) continue;
    const from = Math.max(begin, people.signUp[n]);
    const some = 1 + Math.floor(-Math.log(1 - random()) * mean);
    for (let index = 0; index < some; index += 1) yield [n, FUNNEL.length + at(usage, random()), people.firstDay + from + random() * (begin + DAY - from)];
    if (age < 20 * DAY && random() < 0.12) yield [n, 1, people.firstDay + from + random() * (begin + DAY - from)];
    if (age < 30 * DAY && random() < 0.02 * (1 + people.plan[n] * 4)) yield [n, 2, people.firstDay + from + random() * (begin + DAY - from)];
  }
}

/** How many things somebody does who comes, so that all of them together do about as much as was asked for. Told from a sample of people. */
function meanADay(people, events) {
  if (people.mean === undefined) {
    let visits = 0;
    const step = Math.max(1, Math.floor(people.count / 2_000));
    let looked = 0;
    for (let n = 0; n < people.count; n += step) {
      looked += 1;
      for (let day = 0; day < DAYS; day += 1) {
        const age = (day + 1) * DAY - people.signUp[n];
        if (age > 0) visits += Math.min(0.9, (0.04 + 0.5 / (1 + age / DAY / 4)) * Math.min(2, people.weight[n]));
      }
    }
    people.mean = Math.max(0.1, (events - people.count) / ((visits / looked) * people.count) - 1);
  }
  return people.mean;
}

/** What is small beside the events: who pays for what, and what people answer. In the words of the collecting door. */
export function* paidAndSaid(people, { seed }) {
  const random = randomOf(seed * 31 + 7);
  for (let n = 0; n < people.count; n += 1) {
    const signedUp = people.firstDay + people.signUp[n];
    const price = PRICE[planOf(people, n)];
    if (price && random() < 0.5) {
      const paysFrom = signedUp + random() * 14 * DAY;
      const change = { account: `a${n}`, subscription: `s${n}`, plan: planOf(people, n), currency: 'EUR', amount: price, interval: 'MONTH', intervalCount: 1 };
      yield { list: 'subscriptionChanges', item: { ...change, key: `c${n}`, at: paysFrom, status: 'ACTIVE' } };
      if (random() < 0.3) yield { list: 'subscriptionChanges', item: { ...change, key: `d${n}`, at: paysFrom + random() * 120 * DAY, status: random() < 0.5 ? 'CANCELLED' : 'ACTIVE', quantity: 2 } };
    }
    if (random() < 0.15) {
      const shownAt = signedUp + random() * (DAYS * DAY - people.signUp[n]);
      yield { list: 'surveyResponses', item: { key: `r${n}`, survey: 'nps', kind: 'NPS', person: `p${n}`, shownAt, at: shownAt, ...(random() < 0.4 ? { score: Math.min(10, Math.floor(5 + random() * 7)) } : { dismissed: true }) } };
    }
  }
}
