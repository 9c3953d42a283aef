import { definitionChanges, definitionSentence } from '@bifocal/metrics';
import type { TeamHistory } from '../facts/team-history.js';
import { settingsOf, type TeamDefinition } from './team.type.js';

const known = new WeakMap<TeamHistory, readonly TeamDefinition[]>();

/** Every version of a team's definition as it is shown, earliest first. */
export function shownDefinitions(history: TeamHistory): readonly TeamDefinition[] {
  const shown = known.get(history) ?? show(history);
  known.set(history, shown);
  return shown;
}

function show(history: TeamHistory): TeamDefinition[] {
  const readBy = new Map<number, number>();
  for (const sprint of history.inState('CLOSED')) {
    const { version } = history.definitionOf(sprint);
    readBy.set(version, (readBy.get(version) ?? 0) + 1);
  }
  return history.definitions.map((kept, index) => {
    const { version, inForceFrom, measure, settings, author, reason, madeAt } = kept;
    const before = history.definitions[index - 1];
    return {
      version, inForceFrom, timeZone: settings.timeZone, measure, settings: settingsOf(settings), author, reason, madeAt,
      revision: kept.revision, sentence: definitionSentence(version, kept), changes: before ? definitionChanges(before, kept) : [], closedSprints: readBy.get(version) ?? 0,
    };
  });
}
