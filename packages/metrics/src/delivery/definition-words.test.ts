import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionChanges, definitionSentence, type DefinitionContent } from './definition-words.js';
import { defaultTeamSettings, type StatusCategory, type TeamSettings } from './history.js';

const content = (settings: Partial<TeamSettings> = {}, measure: DefinitionContent['measure'] = 'POINTS'): DefinitionContent => ({ measure, settings: defaultTeamSettings(settings) });

describe('a definition in a sentence', () => {
  it('names all that the numbers hang on', () => {
    expect(definitionSentence(1, content())).toBe('Definition 1 · in points · Mon–Fri · no holidays · UTC · statuses as the tracker says · no grace period · sub-tasks do not count · all types count');
    expect(definitionSentence(3, content({
      workingDays: [1, 3, 5], holidays: ['2026-12-24'], timeZone: 'Europe/Berlin', statusMap: { 'In QA': 'DONE', Dropped: 'CANCELLED' }, graceDays: 2, countSubTasks: true, creditedTypes: ['Story', 'Bug'],
    }, 'ITEMS'))).toBe('Definition 3 · in items · Mon, Wed, Fri · 1 holiday · Europe/Berlin · done: in qa · cancelled: dropped · 2 days of grace · sub-tasks count as items · only Story, Bug count');
  });
});

describe('what a change changes', () => {
  it('is said setting by setting, and status by status', () => {
    const before = content({ holidays: ['2026-11-18', '2026-12-25'], statusMap: { 'in qa': 'IN_PROGRESS', shipped: 'DONE' }, timeZone: 'UTC' });
    const after = content({
      workingDays: [1, 2, 3, 4], holidays: ['2026-12-25', '2026-12-31', '2026-12-24'], statusMap: { 'in qa': 'DONE', parked: 'WAITING' }, timeZone: 'Europe/Berlin',
      graceDays: 1, countSubTasks: true, creditedTypes: ['Story', 'Bug'], defectTypes: ['Bug'], excludedResolutions: [],
    }, 'HOURS');
    expect(definitionChanges(before, after)).toEqual([
      'Unit: points → hours', 'Zone: UTC → Europe/Berlin', 'Working week: Mon–Fri → Mon–Thu', 'Holidays: 2 added (2026-12-24, 2026-12-31), 1 removed (2026-11-18)',
      'Status “in qa”: in progress → done', 'Status “parked”: as the tracker says → waiting', 'Status “shipped”: done → as the tracker says',
      'Grace: no grace period → 1 day of grace', 'Sub-tasks: sub-tasks do not count → sub-tasks count as items', 'Types that count: all → Bug, Story',
      'Types that are defects: bug, defect → Bug', 'Defects left out when resolved as: duplicate, invalid, not a bug, rejected → none',
    ]);
  });

  it('names a few days and counts the rest', () => {
    const days = ['2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01'];
    expect(definitionChanges(content(), content({ holidays: days }))).toEqual(['Holidays: 5 added (2026-01-01, 2026-01-06, 2026-04-03, 2026-04-06, …)']);
  });

  it('is nothing where nothing reads otherwise, in whatever order lists are kept; and something where a status is placed otherwise', () => {
    const category = fc.constantFrom<StatusCategory>('TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED');
    const map = fc.dictionary(fc.constantFrom('a', 'b', 'c'), category, { noNullPrototype: true });
    fc.assert(fc.property(map, map, fc.shuffledSubarray(['2026-01-01', '2026-01-06', '2026-05-01']), (one, other, days) => {
      const [before, after] = [content({ statusMap: one, holidays: days }), content({ statusMap: other, holidays: [...days].reverse() })];
      const differing = ['a', 'b', 'c'].filter((name) => one[name] !== other[name]);
      expect(definitionChanges(before, after)).toHaveLength(differing.length);
      expect(definitionChanges(after, before)).toHaveLength(differing.length);
    }));
  });
});
