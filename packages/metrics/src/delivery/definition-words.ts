/** A team's definition in words: the whole of it, and what a change changes. */
import type { Measure, StatusCategory, TeamSettings } from './history.js';

/** All that a team's numbers hang on. */
export interface DefinitionContent {
  readonly measure: Measure;
  readonly settings: TeamSettings;
}

/** How many days or names are named before the rest is counted. */
const NAMED = 4;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const CATEGORY: Readonly<Record<StatusCategory, string>> = { TO_DO: 'to do', IN_PROGRESS: 'in progress', WAITING: 'waiting', DONE: 'done', CANCELLED: 'cancelled' };

/** The definition in a line, as it is printed under charts. Statuses are written in small letters, as they are kept: trackers do not agree on theirs. */
export function definitionSentence(version: number, { measure, settings }: DefinitionContent): string {
  return [
    `Definition ${version}`, `in ${measure.toLowerCase()}`, weekOf(settings), counted(settings.holidays.length, 'holiday'), settings.timeZone, ...statusesOf(settings),
    graceOf(settings), subTasksOf(settings), settings.creditedTypes === null ? 'all types count' : `only ${settings.creditedTypes.join(', ')} count`,
  ].join(' · ');
}

/** What is different in a later definition, a line for each setting (for each status, where statuses were placed otherwise). Empty: nothing reads otherwise. */
export function definitionChanges(before: DefinitionContent, after: DefinitionContent): string[] {
  const [old, now] = [before.settings, after.settings];
  const lines = [
    changed('Unit', before.measure.toLowerCase(), after.measure.toLowerCase()),
    changed('Zone', old.timeZone, now.timeZone),
    changed('Working week', weekOf(old), weekOf(now)),
    holidayChange(old.holidays, now.holidays),
    ...statusChanges(old.statusMap, now.statusMap),
    changed('Grace', graceOf(old), graceOf(now)),
    changed('Sub-tasks', subTasksOf(old), subTasksOf(now)),
    changed('Types that count', namesOf(old.creditedTypes, 'all'), namesOf(now.creditedTypes, 'all')),
    changed('Types that are defects', namesOf(old.defectTypes), namesOf(now.defectTypes)),
    changed('Defects left out when resolved as', namesOf(old.excludedResolutions), namesOf(now.excludedResolutions)),
  ];
  return lines.filter((line) => line !== null);
}

function changed(what: string, before: string, after: string): string | null {
  return before === after ? null : `${what}: ${before} → ${after}`;
}

const counted = (count: number, word: string): string => `${count === 0 ? 'no' : count} ${word}${count === 1 ? '' : 's'}`;
const graceOf = ({ graceDays }: TeamSettings): string => (graceDays === 0 ? 'no grace period' : `${counted(graceDays, 'day')} of grace`);
const subTasksOf = ({ countSubTasks }: TeamSettings): string => (countSubTasks ? 'sub-tasks count as items' : 'sub-tasks do not count');
const inOrder = (names: Iterable<string>): string[] => [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
const namesOf = (names: readonly string[] | null, without = 'none'): string => (names === null || names.length === 0 ? without : inOrder(names).join(', '));

/** "Mon–Fri", "Mon, Wed, Fri". */
function weekOf({ workingDays }: TeamSettings): string {
  const days = [...workingDays].sort();
  if (days.length === 0) return 'no working days';
  const isRow = days.length > 2 && days.at(-1)! - days[0]! === days.length - 1;
  const names = days.map((day) => WEEKDAYS[day - 1]!);
  return isRow ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

function statusesOf({ statusMap }: TeamSettings): string[] {
  const placed = (category: StatusCategory): string[] => Object.keys(statusMap).filter((name) => statusMap[name] === category);
  const [done, cancelled] = [placed('DONE'), placed('CANCELLED')];
  if (Object.keys(statusMap).length === 0) return ['statuses as the tracker says'];
  return [`done: ${done.join(', ') || 'as the tracker says'}`, ...(cancelled.length > 0 ? [`cancelled: ${cancelled.join(', ')}`] : [])];
}

/** "Holidays: 2 added (2026-12-24, 2026-12-31), 1 removed (2026-11-18)". */
function holidayChange(before: readonly string[], after: readonly string[]): string | null {
  const [added, removed] = [inOrder(after.filter((day) => !before.includes(day))), inOrder(before.filter((day) => !after.includes(day)))];
  const part = (days: readonly string[], word: string): string[] => (days.length === 0 ? [] : [`${days.length} ${word} (${days.slice(0, NAMED).join(', ')}${days.length > NAMED ? ', …' : ''})`]);
  return added.length + removed.length === 0 ? null : `Holidays: ${[...part(added, 'added'), ...part(removed, 'removed')].join(', ')}`;
}

function statusChanges(before: TeamSettings['statusMap'], after: TeamSettings['statusMap']): string[] {
  const word = (category: StatusCategory | undefined): string => (category === undefined ? 'as the tracker says' : CATEGORY[category]);
  return inOrder([...Object.keys(before), ...Object.keys(after)]).filter((name) => before[name] !== after[name]).map((name) => `Status “${name}”: ${word(before[name])} → ${word(after[name])}`);
}
