import { definitionChanges, type DefinitionContent } from '@bifocal/metrics';
import type { TeamHistory } from '../facts/team-history.js';
import type { TeamSettingsPreview } from './team-settings.type.js';

/** Only sprints are frozen: what else is drawn from the team's history is read by what is in force. */
const AT_ONCE = 'Flow, defects, releases and DORA are read by it at once, also looking back.';

/** What reading a team by other settings would change, and which of its sprints it would apply to. */
export function settingsEffect(history: TeamHistory, after: DefinitionContent): TeamSettingsPreview {
  const present = history.definitions.at(-1)!;
  const changes = definitionChanges(present, after);
  const isNewVersion = history.hasSnapshots && changes.length > 0;
  const version = present.version + (isNewVersion ? 1 : 0);
  const runningSprints = history.inState('RUNNING').map(({ name }) => name);
  const closed = history.inState('CLOSED').length;
  const staying = isNewVersion ? closed : 0;
  return { version, isNewVersion, changes, runningSprints, staying, effect: effectOf() };

  function effectOf(): string {
    if (changes.length === 0) return 'Nothing would read otherwise.';
    if (!isNewVersion) return `No sprint of ${history.team.name} is frozen yet: definition ${version} is amended, and all its sprints are read by it${closed > 0 ? `, also the ${sprints(closed, 'closed')}` : ''}. ${AT_ONCE}`;
    return `Definition ${version}, from now on: ${whom(runningSprints)}. ${stay(closed)} ${AT_ONCE}`;
  }
}

function whom(running: readonly string[]): string {
  if (running.length === 0) return 'sprints that close from now on';
  return `the running ${running.length === 1 ? 'sprint' : 'sprints'} ${running.join(', ')} and later ones`;
}

function stay(closed: number): string {
  if (closed === 0) return 'No sprint is closed yet.';
  return `${sprints(closed, 'closed')} ${closed === 1 ? 'stays as it is' : 'stay as they are'}.`;
}

const sprints = (count: number, word: string): string => `${count} ${word} ${count === 1 ? 'sprint' : 'sprints'}`;
