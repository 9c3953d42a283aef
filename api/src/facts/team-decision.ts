import type { DefinitionContent, Measure } from '@bifocal/metrics';
import { readTeamSettings } from './team-settings.js';

type Patch = Readonly<Record<string, unknown>>;

/** What the source has said of a team's settings, by name, and what was decided here over it. */
export interface SaidAndDecided {
  readonly said: Patch;
  readonly decided: Patch;
  /** The zone of its days, where nobody has given the team one. */
  readonly productTimeZone: string;
}

/** What the numbers are read by: what was decided over what was said, by the very rule that the definitions are kept by. */
export function contentOf({ said, decided, productTimeZone }: SaidAndDecided): DefinitionContent {
  const settings = { ...said, ...decided };
  const zone = settings['timeZone'];
  return { measure: settings['measure'] as Measure, settings: readTeamSettings(settings, typeof zone === 'string' ? zone : productTimeZone) };
}

/** What would be decided after a change: settings set, and settings given back to the source. */
export function decidedAfter(decided: Patch, set: Patch, drop: readonly string[]): Patch {
  return Object.fromEntries(Object.entries({ ...decided, ...set }).filter(([name]) => !drop.includes(name)));
}
