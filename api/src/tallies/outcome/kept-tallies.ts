import { COUNTINGS } from './counts.js';
import { EVENT_NAMES } from './event-names.js';
import { FUNNEL_TIMES } from './funnel-times.js';
import type { KeptTally } from './kept-tally.js';
import { RETENTION_GRID } from './retention-cells.js';

const beside: readonly KeptTally<object, never>[] = [EVENT_NAMES, RETENTION_GRID, FUNNEL_TIMES];

/** Every tally that can be kept, by its name: those of the catalogue, and those of the tables beside it. */
export const KEPT_TALLIES: ReadonlyMap<string, KeptTally<object, never>> = new Map([...Object.values(COUNTINGS).map(({ tally }) => tally as KeptTally<object, never>), ...beside].map((tally) => [tally.name, tally]));
