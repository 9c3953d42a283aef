import { describe, expect, it } from '@jest/globals';
import type { SprintInput, WorkItemEventInput, WorkItemInput } from '../batch.js';
import { simulate } from '../simulate.js';

interface Ledger { commitment: number; added: number; removed: number; reEstimated: number; completed: number; cancelled: number; carryOver: number; completedLate: number; committedItems: number; unestimatedItems: number; keptCommitment: number; doneBefore: number }

const today = '2026-11-22';
const sample = simulate({ seed: 1, today, scale: 0.01 });
const batches = [...sample.delivery()];
const items: WorkItemInput[] = batches.flatMap(({ workItems = [] }) => workItems);
const sprints: SprintInput[] = batches.flatMap(({ sprints: some = [] }) => some);
const histories = new Map<string, WorkItemEventInput[]>(items.map(({ key }) => [key, []]));
for (const event of batches.flatMap(({ workItemEvents = [] }) => workItemEvents)) histories.get(event.workItem)?.push(event);
const isOver = (category: string): boolean => category === 'DONE' || category === 'CANCELLED';

/** One item's part in a sprint's ledger, counted from the events as the definitions say. */
function passage(sprint: SprintInput, history: readonly WorkItemEventInput[], sum: Ledger): void {
  let [points, estimated, category, isIn, wasDone] = [0, false, 'TO_DO', false, false];
  let committed: number | null = null;
  let doneAt = '';
  const begin = (): void => {
    wasDone = isIn && isOver(category);
    if (wasDone) sum.doneBefore += points;
    if (!isIn || wasDone) return;
    committed = points;
    sum.commitment += points;
    sum.committedItems += 1;
    if (!estimated) sum.unestimatedItems += 1;
  };
  let begun = false;
  for (const { at, kind, from, to, unit, category: next } of [...history].sort((a, b) => a.sequence - b.sequence)) {
    if (!begun && at >= sprint.startedAt) { begin(); begun = true; }
    if (sprint.closedAt !== undefined && at >= sprint.closedAt) break;
    if (kind === 'ESTIMATE' && unit === 'POINTS') {
      if (begun && isIn && !isOver(category)) sum.reEstimated += Number(to) - points;
      [points, estimated] = [Number(to), true];
    }
    if (kind === 'STATUS') [category, doneAt] = [next ?? '', at];
    if (kind === 'SPRINT_ENTERED' && to === sprint.key) { isIn = true; if (begun) sum.added += points; }
    if (kind === 'SPRINT_LEFT' && from === sprint.key) { isIn = false; if (begun) sum.removed += points; }
  }
  if (!begun) begin();
  if (!isIn || wasDone) return;
  sum[category === 'DONE' ? 'completed' : category === 'CANCELLED' ? 'cancelled' : 'carryOver'] += points;
  if (category !== 'DONE') return;
  if (doneAt >= sprint.plannedEndAt) sum.completedLate += points;
  sum.keptCommitment += committed ?? 0;
}

function ledgerOf(sprint: SprintInput): Ledger {
  const sum: Ledger = { commitment: 0, added: 0, removed: 0, reEstimated: 0, completed: 0, cancelled: 0, carryOver: 0, completedLate: 0, committedItems: 0, unestimatedItems: 0, keptCommitment: 0, doneBefore: 0 };
  for (const { key, isSubTask } of items) {
    const history = histories.get(key) ?? [];
    if (!isSubTask && history.some(({ kind, to }) => kind === 'SPRINT_ENTERED' && to === sprint.key)) passage(sprint, history, sum);
  }
  return sum;
}

const ledgers = sprints.map((sprint) => ({ sprint, ledger: ledgerOf(sprint) }));
const closed = (team: string): Ledger[] => ledgers.filter(({ sprint }) => sprint.team === team && sprint.closedAt !== undefined).map(({ ledger }) => ledger);
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;

describe('the sprints that are simulated', () => {
  it('have ledgers that add up, to the point', () => {
    for (const { ledger: l } of ledgers) expect(l.commitment + l.added - l.removed + l.reEstimated).toBe(l.completed + l.cancelled + l.carryOver);
  });

  it('hold the scripted one, as planted', () => {
    const truth = sample.truths.find(({ name }) => name === 'scripted-sprint');
    const found = ledgers.find(({ sprint }) => sprint.key === truth?.keys['sprint']);
    expect(truth?.numbers).toMatchObject(found?.ledger ?? { commitment: null });
    expect(found?.ledger).toMatchObject({ commitment: 40, added: 12, removed: 10, reEstimated: 8, completed: 37, cancelled: 3, carryOver: 10 });
    expect(found?.sprint).toMatchObject({ startedAt: truth?.dates['startedAt'], plannedEndAt: truth?.dates['plannedEndAt'], closedAt: truth?.dates['closedAt'] });
  });

  it('look like teams: Atlas about 37 points, Boreas about 28 and improving', () => {
    const [atlas, boreas] = [closed('atlas'), closed('boreas')].map((all) => all.map(({ completed }) => completed)) as [number[], number[]];
    expect(Math.abs(mean(atlas) - 36)).toBeLessThan(4);
    expect(Math.abs(mean(boreas) - 26)).toBeLessThan(4);
    expect(mean(boreas.slice(-12)) - mean(boreas.slice(0, 12))).toBeGreaterThan(4);
    expect(new Set(atlas).size).toBeGreaterThan(10);
  });

  it('have some of everything that happens in sprints', () => {
    const all = [...closed('atlas'), ...closed('boreas')];
    for (const part of ['added', 'removed', 'reEstimated', 'cancelled', 'carryOver', 'completedLate', 'unestimatedItems'] as const) expect(all.filter((ledger) => ledger[part] !== 0).length).toBeGreaterThan(5);
    expect(new Set(sprints.map(({ goalOutcome }) => goalOutcome))).toEqual(new Set(['MET', 'PARTLY', 'MISSED', undefined]));
  });
});
