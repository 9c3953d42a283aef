import { describe, expect, it } from '@jest/globals';
import { blockedItems, blockedStretches, blockedTime } from './blocked-time.js';
import { at, berlinSettings, item } from './fixtures/histories.js';

const settings = berlinSettings();
const NOW = at('2026-04-01');
type Lines = Parameters<typeof item>[1];
const work = (key: string, ...lines: Lines) => item(key, [['2026-03-02', 'CREATED'], ['2026-03-02', 'STATUS', 'In Progress'], ...lines]);
const ended = (from: string) => ({ from, to: null });
const timeOf = (lines: Lines, from = '2026-03-01', to = '2026-04-02') => blockedTime(blockedStretches(work('X', ...lines), settings, NOW), settings, at(`${from} 00:00`), at(`${to} 00:00`));

describe('blocked time', () => {
  it.each<[string, Lines, days: number, workingDays: number, hours: number]>([
    ['noon on the 4th to noon on the 9th: 6 days, 3 of them worked (4, 5, 9; the 6th is a holiday)', [['2026-03-04', 'BLOCKED', 'A'], ['2026-03-09', 'UNBLOCKED', null, ended('A')]], 6, 3, 120],
    ['an hour is a day, of one hour', [['2026-03-04', 'BLOCKED'], ['2026-03-04 13:00', 'UNBLOCKED']], 1, 1, 1],
    ['twice on one day is one day', [['2026-03-04 09:00', 'BLOCKED'], ['2026-03-04 10:00', 'UNBLOCKED'], ['2026-03-04 14:00', 'BLOCKED'], ['2026-03-04 16:30', 'UNBLOCKED']], 1, 1, 3.5],
    ['two reasons that overlap are one stretch', [['2026-03-09', 'BLOCKED', 'A'], ['2026-03-10', 'BLOCKED', 'B'], ['2026-03-11', 'UNBLOCKED', null, ended('A')], ['2026-03-12', 'UNBLOCKED', null, ended('B')]], 4, 4, 72],
    ['an end that names no open reason ends them all', [['2026-03-09', 'BLOCKED', 'A'], ['2026-03-09', 'BLOCKED', 'B'], ['2026-03-10', 'UNBLOCKED']], 2, 2, 24],
    ['said twice is said once', [['2026-03-09', 'BLOCKED', 'A'], ['2026-03-10', 'BLOCKED', 'A'], ['2026-03-11', 'UNBLOCKED', null, ended('A')]], 3, 3, 48],
    ['done ends it, reopened with the reason standing begins it again', [['2026-03-09', 'BLOCKED', 'A'], ['2026-03-10', 'STATUS', 'Done'], ['2026-03-12', 'STATUS', 'In Progress'], ['2026-03-13', 'UNBLOCKED', null, ended('A')]], 4, 4, 48],
    ['blocked when its history begins: from the creation on', [['2026-03-03', 'UNBLOCKED', null, ended('A')]], 2, 2, 24],
    ['what is still blocked counts until now: 28 March to 1 April over the change of clocks', [['2026-03-28', 'BLOCKED']], 5, 3, 95],
    ['to midnight: the day after is not touched', [['2026-03-09', 'BLOCKED'], ['2026-03-10 00:00', 'UNBLOCKED']], 1, 1, 12],
    ['begun and ended at one instant: nothing', [['2026-03-09', 'BLOCKED'], ['2026-03-09', 'UNBLOCKED']], 0, 0, 0],
  ])('%s', (_, lines, days, workingDays, hours) => {
    expect(timeOf(lines)).toMatchObject({ days, workingDays, hours });
  });

  it('counts of a period what lies in it', () => {
    const lines: Lines = [['2026-03-04', 'BLOCKED', 'A'], ['2026-03-09', 'UNBLOCKED', null, ended('A')]];
    expect(timeOf(lines, '2026-03-01', '2026-03-06')).toMatchObject({ days: 2, hours: 36, isBlockedStill: true }); // 4 and 5 March
    expect(timeOf(lines, '2026-03-06', '2026-04-01')).toMatchObject({ days: 4, hours: 84, isBlockedStill: false }); // 6 to 9 March
  });

  it('names the reasons, and the items that were blocked, longest first', () => {
    const items = [
      work('A', ['2026-03-09', 'BLOCKED', 'design'], ['2026-03-10', 'BLOCKED', 'legal'], ['2026-03-12', 'UNBLOCKED']),
      work('B', ['2026-03-20', 'BLOCKED', 'vendor']),
      work('never'),
      item('sub-task', [['2026-03-09', 'BLOCKED']], { isSubTask: true, type: 'Sub-task' }),
    ];
    const rows = blockedItems(items, settings, { key: 'March', fromAt: at('2026-03-01 00:00'), toAt: at('2026-04-01 00:00') }, NOW);
    expect(rows.map(({ itemKey, days, reason, isBlockedStill }) => [itemKey, days, reason, isBlockedStill])).toEqual([
      ['B', 12, 'vendor', true], // 20 to 31 March
      ['A', 4, 'design, legal', false],
    ]);
  });
});
