// Delivery data of any length from a seed: teams with two-week sprints, the items that were planned in each, and what happened
// to them. Each sprint of each team is drawn by itself, so that it can be streamed in the order of time and two years are the
// last two of twenty.
import { randomOf } from './random.mjs';

export const DAY = 86_400_000;
const HOUR = 3_600_000;
const SPRINT_DAYS = 14;
const SPRINTS_A_YEAR = 26;
const ITEMS_A_SPRINT = 38;
const POINTS = [1, 2, 3, 5, 8, 13];
const SEVERITIES = ['critical', 'major', 'minor', 'minor'];
const CATEGORY = { Backlog: 'TO_DO', Ready: 'TO_DO', Selected: 'TO_DO', 'In progress': 'IN_PROGRESS', 'In review': 'IN_PROGRESS', 'Ready for test': 'WAITING', Testing: 'IN_PROGRESS', Merged: 'WAITING', Done: 'DONE', Dropped: 'CANCELLED' };
const WORDS = ['invoice', 'login', 'search', 'export', 'import', 'report', 'billing', 'profile', 'calendar', 'upload', 'filter', 'session', 'webhook', 'receipt'];

/** The organisation: `teams` teams in products of up to three, each with its sprints (the last one runs, one is to come) and quarterly releases. */
export function organisation({ seed, teams, years, nowMs, firstProduct = 'product-1' }) {
  const sprintsOfTeam = Math.round(years * SPRINTS_A_YEAR);
  const runningSince = Math.floor(nowMs / DAY) * DAY - 5 * DAY + 9 * HOUR;
  const startOf = (number) => runningSince - (sprintsOfTeam - 1 - number) * SPRINT_DAYS * DAY;
  const products = Array.from({ length: Math.ceil(teams / 3) }, (_, n) => ({ key: n === 0 ? firstProduct : `product-${n + 1}`, name: `Product ${n + 1}` }));
  const sprint = (team, number) => {
    const start = startOf(number);
    return {
      key: `T${team + 1}-S${number + 1}`, number, plannedStartAt: start, plannedEndAt: start + SPRINT_DAYS * DAY - 17 * HOUR,
      startedAt: start <= nowMs ? start : null, closedAt: start + SPRINT_DAYS * DAY - 16 * HOUR <= nowMs ? start + SPRINT_DAYS * DAY - 16 * HOUR : null,
    };
  };
  const everySprint = Array.from({ length: sprintsOfTeam + 1 }, (_, number) => number);
  return {
    seed, nowMs, years, products, sprintsOfTeam,
    teams: Array.from({ length: teams }, (_, n) => ({ key: `team-${n + 1}`, name: `Team ${n + 1}`, product: products[Math.floor(n / 3)].key, sprints: everySprint.map((number) => sprint(n, number)) })),
    releases: products.flatMap(({ key }) => Array.from({ length: Math.ceil(sprintsOfTeam / 6) }, (_, n) => {
      const [from, to] = [startOf(n * 6), startOf(n * 6 + 6)];
      return { key: `${key}-R${n + 1}`, product: key, name: `Release ${n + 1}`, startedAt: from, targetDate: new Date(to).toISOString().slice(0, 10), releasedAt: to <= nowMs ? to : null };
    })),
  };
}

/** The items that were first planned in one sprint of one team, each with its events in order. */
export function* itemsOf(org, team, number) {
  const { nowMs } = org;
  const { sprints, product } = org.teams[team];
  const random = randomOf(org.seed * 1_000_003 + team * 7_919 + (org.sprintsOfTeam - number) * 104_729);
  const chance = (share) => random() < share;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const count = ITEMS_A_SPRINT + (chance(0.46) ? 1 : 0);
  for (let index = 0; index < count; index += 1) {
    const key = `T${team + 1}-${(number + 1) * 100 + index}`;
    const isDefect = chance(0.14);
    const events = [];
    let sequence = 0;
    const at = (ms, kind, more = {}) => { events.push({ key: `${kind}-${sequence}`, workItem: key, kind, at: Math.round(ms), from: null, to: null, sequence, ...more }); sequence += 1; };
    const first = sprints[number];
    const release = `${product}-R${Math.floor(number / 6) + 1}`;
    const isAdded = chance(0.12);
    const createdAt = isAdded ? first.plannedStartAt + random() * 6 * DAY : first.plannedStartAt - (1 + random() * 40) * DAY;
    let status = null;
    const move = (ms, to) => { at(ms, 'STATUS', { from: status, to, category: CATEGORY[to] }); status = to; };
    at(createdAt, 'CREATED');
    move(createdAt, 'Backlog');
    const points = pick(POINTS);
    const planned = isAdded ? createdAt + HOUR : first.plannedStartAt - 6 * HOUR * (1 + random());
    const isEstimated = !chance(0.04);
    if (isEstimated) at(createdAt + random() * (planned - createdAt), 'ESTIMATE', { to: String(points), unit: 'POINTS' });
    if (isEstimated && chance(0.4)) at(createdAt + 0.95 * (planned - createdAt), 'ESTIMATE', { from: String(points), to: String(points), unit: 'POINTS' });
    if (chance(0.4)) at(createdAt + random() * (planned - createdAt), 'ESTIMATE', { to: String(points * 4), unit: 'HOURS' });
    move(createdAt + 0.9 * (planned - createdAt), 'Ready');
    at(planned - 60_000, 'RELEASE_ENTERED', { to: release });
    at(planned, 'SPRINT_ENTERED', { to: first.key });
    move(planned + 1_000, 'Selected');
    let current = number;
    let clock = Math.max(planned, first.plannedStartAt) + random() * 7 * DAY;
    const fate = random();
    if (fate < 0.06) {
      at(clock, 'SPRINT_LEFT', { from: first.key });
      if (fate < 0.03) { move(clock + HOUR, 'Dropped'); yield* done(); continue; }
      if (fate < 0.032) { move(clock + HOUR, 'Backlog'); yield* done(); continue; }
      current += 1;
      at(sprints[current].plannedStartAt - 2 * HOUR, 'SPRINT_ENTERED', { to: sprints[current].key });
      clock = sprints[current].plannedStartAt + random() * 5 * DAY;
    }
    move(clock, 'In progress');
    if (isEstimated && chance(0.12)) at(clock + HOUR, 'ESTIMATE', { from: String(points), to: String(points + 2), unit: 'POINTS' });
    if (chance(0.06)) {
      at(clock + 2 * HOUR, 'BLOCKED', { to: 'waits for another team' });
      clock += (0.5 + random() * 3) * DAY;
      at(clock, 'UNBLOCKED', { from: 'waits for another team' });
    }
    for (const [step, days] of [['In review', 1.3], ['Ready for test', 0.4], ['Testing', 1.1], ...(chance(0.33) ? [['In progress', 0.7], ['In review', 0.8], ['Testing', 0.8]] : []), ['Merged', 1], ['Done', 0.5]]) {
      clock += random() * 2 * days * DAY;
      // What is not done when its sprint closes is carried into the next one.
      while (current + 1 < sprints.length && clock > sprints[current].plannedEndAt + HOUR) {
        at(sprints[current].plannedEndAt + 2 * HOUR, 'SPRINT_LEFT', { from: sprints[current].key });
        at(sprints[current].plannedEndAt + 2 * HOUR + 1_000, 'SPRINT_ENTERED', { to: sprints[current + 1].key });
        current += 1;
      }
      move(clock, step);
    }
    if (chance(0.03)) {
      move(clock + 3 * HOUR, 'In progress');
      move(clock + 26 * HOUR, 'Done');
    }
    yield* done();

    function* done() {
      const past = events.filter((event) => event.at <= nowMs);
      // Nothing is known of an item that is created tomorrow.
      if (past.length === 0) return;
      yield {
        key, team: org.teams[team].key, product, title: `${isDefect ? 'Wrong' : 'Better'} ${pick(WORDS)} in the ${pick(WORDS)}`, type: isDefect ? 'Bug' : 'Story',
        severity: isDefect ? pick(SEVERITIES) : null, foundInRelease: isDefect && chance(0.5) && number >= 6 ? `${product}-R${Math.floor(number / 6)}` : null,
        createdAt: Math.round(createdAt), events: past,
      };
    }
  }
}
