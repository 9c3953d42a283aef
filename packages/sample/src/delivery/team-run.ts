import { DAY, HOUR, MINUTE, atLocal, dateOf, localDay } from '../calendar.js';
import { Random } from '../random.js';
import type { ReleasePlan, Timeline } from '../timeline.js';
import { Backlog } from './backlog.js';
import { blockSome } from './blocks.js';
import { reportDefects } from './defects.js';
import { type Flaws, plantFlaws } from './flaws.js';
import type { Item } from './item.js';
import { SCRIPTED, runScripted, scriptedInstants } from './scripted-sprint.js';
import { sharedPlan } from './shared-plan.js';
import { type Sprint, planSprints } from './sprints.js';
import { runSprint } from './sprint-run.js';
import type { TeamPlan } from './team.js';
import { Titles } from './titles.js';

/** Of what the team gets done, the share that goes into the release; and of a release's scope, the share known when it starts. */
const RELEASE_SHARE = 0.66;
const KNOWN_AT_START = 0.74;
/** Sprints that the running release is planned for, of which about four are left. */
const RUNNING_RELEASE_SPRINTS = 9.7;

export interface TeamHistory {
  readonly team: TeamPlan;
  readonly sprints: readonly Sprint[];
  readonly goals: ReadonlyMap<string, string>;
  readonly items: readonly Item[];
  readonly scripted: ReadonlyMap<string, Item> | null;
  readonly flaws: Flaws;
}

/** Plays all sprints of one team, each with a stream of its own. */
export function runTeam(time: Timeline, team: TeamPlan): TeamHistory {
  const random = Random.of(time.seed, 'team', team.key);
  const titles = new Titles(Random.of(time.seed, 'titles', team.key));
  const isScripted = ({ number }: { readonly number: number }): boolean => team.key === SCRIPTED.team && number === SCRIPTED.number;
  const sprints = planSprints(time, team.key, random, (number) => (isScripted({ number: number + 1 }) ? false : undefined)).map((sprint) =>
    isScripted(sprint) ? scriptedInstants(sprint) : sprint,
  );
  const backlog = new Backlog(time, team, titles, random);
  const goals = new Map(sprints.map(({ key }) => [key, titles.goal()]));
  let scripted: Map<string, Item> | null = null;
  let before: Sprint | null = null;
  for (const sprint of sprints) {
    const release = team.plansReleases ? releaseOf(time, sprint) : sharedOf(time, sprint);
    backlog.fill(team.plansReleases ? 5 : 9, sprint.monday - 20, sprint.monday - 4, null);
    scopeRelease(backlog, sprint, release);
    if (isScripted(sprint)) {
      sendBack(backlog, before);
      reportDefects(backlog, sprint, random);
      scripted = runScripted(backlog, sprint, release?.key ?? '');
    } else {
      const committed = commit(backlog, sprint, before, release, random);
      const reported = reportDefects(backlog, sprint, random);
      const doneBefore = backlog.items.filter((item) => before !== null && item.sprint === before.key && item.status === 'Done');
      const capacity = Math.max(4, random.normal(1.06 * expected(team, sprint), team.deviation));
      runSprint(backlog, sprint, { committed, reported, doneBefore, capacity }, random);
    }
    if (team.plansReleases && (release?.liveSprint != null || release?.firstSprint === sprint.number)) handOver(time, backlog, sprint);
    before = sprint;
  }
  backlog.mistakes(4, sprints[3]?.monday ?? 0, time.today - 30);
  const told = new Set(scripted?.values() ?? []);
  const flaws = plantFlaws(backlog.items, told, time);
  blockSome(backlog.items.filter((item) => !told.has(item)), time.now, Random.of(time.seed, 'blocks', team.key));
  return { team, sprints, goals, items: backlog.items, scripted, flaws };
}

/** What the team plans with: fewer worked days, and the weeks around Christmas, take their part. */
function expected(team: TeamPlan, sprint: Sprint): number {
  const christmas = sprint.workedDays.some((day) => ['12-29', '12-30', '12-23'].includes(dateOf(day).slice(5))) ? 0.75 : 1;
  return (team.expected(sprint.number) * sprint.workedDays.length * christmas) / 10;
}

function releaseOf(time: Timeline, sprint: Sprint): ReleasePlan | null {
  return time.releases.filter(({ firstSprint }) => firstSprint <= sprint.number).at(-1) ?? null;
}

/** What a team that plans no release of its own works on: the shared one, once it begins. */
function sharedOf(time: Timeline, sprint: Sprint): ReleasePlan | null {
  const shared = sharedPlan(time);
  return sprint.number < shared.firstSprint ? null : shared;
}

/** Writes the scope of a release in the weeks before it starts, and lets it grow (and now and then shrink) afterwards. */
function scopeRelease(backlog: Backlog, sprint: Sprint, release: ReleasePlan | null): void {
  if (release === null) return;
  const perSprint = backlog.team.expected(sprint.number) * RELEASE_SHARE;
  if (release.firstSprint === sprint.number) {
    const sprints = release.liveSprint === null ? RUNNING_RELEASE_SPRINTS : release.liveSprint - release.firstSprint;
    backlog.fill(perSprint * sprints * KNOWN_AT_START, sprint.monday - 25, sprint.monday - 4, release.key);
    return;
  }
  backlog.fill(perSprint * (1 - KNOWN_AT_START) * 0.6, sprint.monday, sprint.monday + 11, release.key);
  if (sprint.number % 3 !== 0) return;
  const dropped = backlog.pool.filter(({ release: of, facts, freeFrom }) => of === release.key && facts.type !== 'Bug' && freeFrom < sprint.startedAt).at(-1);
  dropped?.leaveRelease(backlog.moment(sprint.monday + 1, sprint.monday + 10));
}

/** Puts items into the sprint before it starts: most of what was carried over, then the backlog. */
function commit(backlog: Backlog, sprint: Sprint, before: Sprint | null, release: ReleasePlan | null, random: Random): Item[] {
  const carried: Item[] = [];
  for (const item of unfinished(backlog, before)) {
    const at = (before?.closedAt ?? 0) + random.whole(3, 20) * MINUTE;
    if (item.carried === 0 && random.chance(0.1)) {
      item.leaveSprint(at);
      backlog.giveBack(item, at);
      continue;
    }
    item.enterSprint(at, sprint.key).carried += 1;
    carried.push(item);
  }
  const planned = expected(backlog.team, sprint) * random.between(1.03, 1.19);
  const load = carried.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const taken = backlog.take(planned - load, sprint.startedAt, release?.key ?? null);
  for (const item of taken) {
    const [from, to] = random.chance(0.6) ? [sprint.startedAt - 1.5 * HOUR, sprint.startedAt - 10 * MINUTE] : [atLocal(sprint.monday - 3, 13 * HOUR), atLocal(sprint.monday - 3, 16 * HOUR)];
    item.enterSprint(Math.max(Math.round(random.between(from, to)), item.freeFrom + 5 * MINUTE), sprint.key);
  }
  return [...carried.sort((a, b) => b.carried - a.carried), ...taken];
}

function unfinished(backlog: Backlog, sprint: Sprint | null): Item[] {
  return sprint === null ? [] : backlog.items.filter((item) => item.sprint === sprint.key && !item.isOver);
}

/** Nothing is carried into the scripted sprint: what is left goes back to the backlog. */
function sendBack(backlog: Backlog, before: Sprint | null): void {
  for (const item of unfinished(backlog, before)) {
    const at = (before?.closedAt ?? 0) + 5 * MINUTE;
    item.leaveSprint(at);
    if (item.facts.type !== 'Sub-task') backlog.giveBack(item, at + DAY);
  }
}

/** On the day a release goes live, what is not done moves to the next one. */
function handOver(time: Timeline, backlog: Backlog, sprint: Sprint): void {
  const live = time.releases.find(({ liveSprint }) => liveSprint === sprint.number);
  const next = time.releases.find(({ firstSprint }) => firstSprint === sprint.number);
  if (live?.releasedAt == null || !next) return;
  const at = live.releasedAt;
  for (const item of backlog.items) {
    if (item.release !== live.key || ['DONE', 'CANCELLED'].includes(item.categoryAt(at))) continue;
    item.enterRelease(Math.max(at + HOUR, item.facts.createdAt + 2 * HOUR), next.key);
  }
  if (localDay(at) < sprint.monday) throw new Error('A release goes live before its sprint.');
}
