import { defaultTeamSettings, type TeamSettings as Settings } from '@bifocal/metrics';
import type { TeamDefinition as Kept } from '../facts/team-definitions.js';
import { settingsOf, type TeamDefinition } from './team.type.js';

/** A version of a team's definition as it is shown. */
export function shownDefinition(kept: Kept): TeamDefinition {
  const { version, inForceFrom, measure, settings, author, reason, madeAt } = kept;
  return { version, inForceFrom, timeZone: settings.timeZone, measure, settings: settingsOf(settings), author, reason, madeAt, sentence: sentenceOf(kept) };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** All that a chart's numbers hang on, in a line. */
function sentenceOf({ version, measure, settings }: Kept): string {
  return [
    `Definition ${version}`, `in ${measure.toLowerCase()}`, weekOf(settings), counted(settings.holidays.length, 'holiday'), settings.timeZone,
    statusesOf(settings), settings.graceDays === 0 ? 'no grace period' : `${counted(settings.graceDays, 'day')} of grace`,
    settings.countSubTasks ? 'sub-tasks count as items' : 'sub-tasks do not count',
    settings.creditedTypes === null ? 'all types count' : `only ${settings.creditedTypes.join(', ')} count`,
  ].join(' · ');
}

const counted = (count: number, word: string): string => `${count === 0 ? 'no' : count} ${word}${count === 1 ? '' : 's'}`;

/** "Mon–Fri", "Mon, Wed, Fri". */
function weekOf({ workingDays }: Settings): string {
  const days = [...workingDays].sort();
  if (days.length === 0) return 'no working days';
  const isRow = days.length > 2 && days.at(-1)! - days[0]! === days.length - 1;
  const names = days.map((day) => WEEKDAYS[day - 1]!);
  return isRow ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

/** Names are kept in small letters, since trackers do not agree on theirs. */
function statusesOf({ statusMap }: Settings): string {
  const placed = (category: string): string[] => Object.entries(statusMap).filter(([, of]) => of === category).map(([name]) => name);
  const [done, cancelled] = [placed('DONE'), placed('CANCELLED')];
  if (Object.keys(statusMap).length === Object.keys(defaultTeamSettings().statusMap).length) return 'statuses as the tracker says';
  return [`done: ${done.join(', ') || 'as the tracker says'}`, ...(cancelled.length > 0 ? [`cancelled: ${cancelled.join(', ')}`] : [])].join(' · ');
}
