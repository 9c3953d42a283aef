import { describe, expect, it } from '@jest/globals';
import type { DeliveryBatch, WorkItemEventInput } from '../batch.js';
import { simulate } from '../simulate.js';

type Lists = { [K in Exclude<keyof DeliveryBatch, 'source'>]-?: NonNullable<DeliveryBatch[K]> };

function collect(seed: number, today: string): { readonly lists: Lists; readonly events: Map<string, WorkItemEventInput[]>; readonly batches: DeliveryBatch[] } {
  const lists: Lists = { products: [], teams: [], sprints: [], releases: [], workItems: [], workItemEvents: [], deployments: [], incidents: [] };
  const batches = [...simulate({ seed, today, scale: 1 }).delivery()];
  for (const batch of batches) for (const [kind, items] of Object.entries(batch)) if (Array.isArray(items)) (lists[kind as keyof Lists] as unknown[]).push(...items);
  const events = new Map<string, WorkItemEventInput[]>(lists.workItems.map(({ key }) => [key, []]));
  for (const event of lists.workItemEvents) events.get(event.workItem)?.push(event);
  for (const own of events.values()) own.sort((a, b) => a.sequence - b.sequence);
  return { lists, events, batches };
}

const berlin = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit' });
const unique = (keys: readonly string[]): void => expect(new Set(keys).size).toBe(keys.length);
/** Every weekday as today, both ways through summer time, Easter and Christmas. */
const DAYS = ['2026-11-22', '2026-03-30', '2026-11-24', '2026-04-08', '2024-02-29', '2027-05-14', '2026-01-03'];

describe.each(DAYS.map((today, index) => [today, index + 1] as const))('delivery up to %s', (today, seed) => {
  const { lists, events, batches } = collect(seed, today);
  const now = simulate({ seed, today, scale: 0.01 }).truths.find(({ name }) => name === 'people')?.dates['now'] ?? '';

  it('keeps batches small and keys unique', () => {
    for (const { source, ...batch } of batches) {
      expect(source).toBe('sample');
      expect(Object.values(batch).reduce((sum, items) => sum + items.length, 0)).toBeLessThanOrEqual(1_000);
    }
    for (const items of Object.values(lists)) unique(items.map(({ key }) => key));
  });

  it('refers only to what it names', () => {
    const keys = (items: readonly { readonly key: string }[]): Set<string> => new Set(items.map(({ key }) => key));
    const [items, sprints, releases, teams, deployments] = [keys(lists.workItems), keys(lists.sprints), keys(lists.releases), keys(lists.teams), keys(lists.deployments)];
    const astray = lists.workItems.filter(({ team, parent, foundInRelease, isSubTask, type }) => {
      const refers = teams.has(team) && (parent === undefined || items.has(parent)) && (foundInRelease === undefined || releases.has(foundInRelease));
      return !refers || isSubTask !== (parent !== undefined) || (type === 'Bug') !== (foundInRelease !== undefined);
    });
    expect(astray).toEqual([]);
    const lost = lists.workItemEvents.filter(({ workItem, kind, from, to }) => {
      const known = kind.startsWith('SPRINT') ? sprints : kind.startsWith('RELEASE') ? releases : kind === 'PARENT' ? items : null;
      return !items.has(workItem) || [from, to].some((key) => key !== undefined && known !== null && !known.has(key));
    });
    expect(lost).toEqual([]);
    for (const { release } of lists.deployments) expect(release === undefined || releases.has(release)).toBe(true);
    for (const { deployment } of lists.incidents) expect(deployment === undefined || deployments.has(deployment)).toBe(true);
  });

  it('tells histories that begin with creation, run forward, and do not contradict themselves', () => {
    const broken: string[] = [];
    for (const { key, createdAt, resolution } of lists.workItems) {
      const own = events.get(key) ?? [];
      if (own[0]?.kind !== 'CREATED' || own[0].at !== createdAt) broken.push(`${key}: not created first`);
      const state: Record<string, string | undefined> = {};
      for (const [index, { kind, at, from, to, unit }] of own.entries()) {
        if (at < (own[index - 1]?.at ?? createdAt) || at >= now) broken.push(`${key} ${at}: out of order`);
        const field = kind.endsWith('BLOCKED') ? `BLOCKED ${from ?? to}` : kind.startsWith('SPRINT') ? 'SPRINT' : kind.startsWith('RELEASE') ? 'RELEASE' : `${kind}${unit ?? ''}`;
        if ((kind.endsWith('ENTERED') ? undefined : from) !== state[field]) broken.push(`${key} ${at}: ${kind} from ${from}, was ${state[field]}`);
        state[field] = to;
      }
      const last = own.findLast(({ kind }) => kind === 'STATUS')?.category ?? '';
      if (['DONE', 'CANCELLED'].includes(last) !== (resolution !== undefined)) broken.push(`${key}: ${last} but ${resolution}`);
    }
    expect(broken).toEqual([]);
  });

  it('runs 39 sprints a team, one at a time, today in the middle of the last one', () => {
    for (const { key, holidays } of lists.teams) {
      const sprints = lists.sprints.filter(({ team }) => team === key);
      expect(sprints.map((each) => each.key)).toEqual(Array.from({ length: 39 }, (_, index) => `${key}-${index + 1}`));
      sprints.forEach((sprint, index) => {
        const next = sprints[index + 1];
        expect(berlin.format(new Date(sprint.plannedStartAt))).toBe('Mon 09:00');
        expect(berlin.format(new Date(sprint.plannedEndAt))).toBe('Fri 17:00');
        expect(sprint.startedAt > sprint.plannedStartAt).toBe(true);
        expect((sprint.closedAt ?? '9') > sprint.plannedEndAt || holidays.includes(sprint.plannedEndAt.slice(0, 10))).toBe(true);
        if (next) expect((sprint.closedAt ?? '9') < next.startedAt).toBe(true);
        expect(sprint.closedAt === undefined).toBe(next === undefined);
        expect(sprint.goalOutcome === undefined).toBe(next === undefined);
      });
      const days = (Date.parse(now) - Date.parse(sprints.at(-1)?.plannedStartAt ?? '')) / 86_400_000;
      expect(days).toBeGreaterThan(3);
      expect(days).toBeLessThan(10);
    }
  });

  it('carries an item out of at most three sprints in a row', () => {
    for (const own of events.values()) {
      const numbers = own.flatMap(({ kind, to }) => (kind === 'SPRINT_ENTERED' ? [Number(to?.split('-')[1])] : []));
      const rows = numbers.reduce((row, number, index) => (number === (numbers[index - 1] ?? -9) + 1 ? [...row.slice(0, -1), (row.at(-1) ?? 0) + 1] : [...row, 1]), [] as number[]);
      expect(Math.max(0, ...rows)).toBeLessThanOrEqual(5); // four, and one more for an item that was reopened after it was done
    }
  });
});
