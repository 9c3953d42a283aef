import { describe, expect, it } from '@jest/globals';
import type { WorkItemEventInput } from '../batch.js';
import { simulate } from '../simulate.js';

const today = '2026-11-22';
const options = { seed: 1, today, scale: 0.01 };
const sample = simulate(options);
const retros = sample.retrospectives;
const batches = [...sample.delivery()];
const sprints = new Map(batches.flatMap(({ sprints: some = [] }) => some).map((sprint) => [sprint.key, sprint]));
const histories = new Map<string, WorkItemEventInput[]>();
for (const event of batches.flatMap(({ workItemEvents = [] }) => workItemEvents)) histories.set(event.workItem, [...(histories.get(event.workItem) ?? []), event]);

describe('the retrospectives of the sample', () => {
  it('are of the last five closed sprints of each team, earliest first, and the same each time', () => {
    expect(retros.map(({ sprint }) => sprint)).toEqual(['atlas-34', 'atlas-35', 'atlas-36', 'atlas-37', 'atlas-38', 'boreas-34', 'boreas-35', 'boreas-36', 'boreas-37', 'boreas-38']);
    expect(simulate(options).retrospectives).toEqual(retros);
    expect(simulate({ ...options, seed: 2 }).retrospectives).not.toEqual(retros);
  });

  it('have notes in every column and say nothing twice', () => {
    for (const { notes, actions } of retros) {
      expect(new Set(notes.map(({ column }) => column)).size).toBe(3);
      expect(actions.length).toBeGreaterThan(1);
    }
    for (const team of ['atlas', 'boreas']) {
      const words = retros.filter((retro) => retro.team === team).flatMap(({ notes, actions }) => [...notes, ...actions].map(({ text }) => text));
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('have actions of each state, closed on days that have passed', () => {
    const actions = retros.flatMap((retro) => retro.actions);
    const closed = actions.flatMap((action) => action.closed ?? []);
    expect(closed.every(({ on }) => on < today)).toBe(true);
    expect(new Set(closed.map(({ state }) => state))).toEqual(new Set(['DONE', 'DROPPED']));
    expect(actions.some((action) => action.closed === null && action.dueOn < today)).toBe(true);
  });

  it('leave the word about the scripted sprint\'s goal to its source, and say elsewhere what the source says', () => {
    expect(retros[0]!.goal).toBeNull();
    for (const { sprint, goal } of retros) if (goal) expect([sprint, goal.outcome]).toEqual([sprint, sprints.get(sprint)!.goalOutcome]);
  });

  it('give reasons only for what happened to the item in that sprint', () => {
    const all = retros.flatMap(({ sprint, reasons }) => reasons.map((reason) => ({ sprint: sprints.get(sprint)!, ...reason })));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['CARRY_OVER', 'ADDED', 'REMOVED']));
    for (const { sprint, item, kind } of all) {
      const history = histories.get(item)!.filter(({ at }) => at < sprint.closedAt!);
      const moves = history.filter((event) => event.to === sprint.key || event.from === sprint.key);
      const found = kind === 'CARRY_OVER'
        ? moves.at(-1)?.kind === 'SPRINT_ENTERED' && !['DONE', 'CANCELLED'].includes(history.filter((event) => event.kind === 'STATUS').at(-1)?.category ?? '')
        : moves.some((event) => event.kind === (kind === 'ADDED' ? 'SPRINT_ENTERED' : 'SPRINT_LEFT') && event.at >= sprint.startedAt);
      expect([sprint.key, item, kind, found]).toEqual([sprint.key, item, kind, true]);
    }
  });
});
