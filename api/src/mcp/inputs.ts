import { z } from 'zod';
import { CalendarUnit, Compare, Grain, Measure } from '../graphql/enums.js';

const day = (what: string) => z.string().optional().describe(`${what}: YYYY-MM-DD.`);

/** The last 90 days, where nothing is said. */
const USUAL_RANGE = { last: 'P90D' };

/** Arguments that several tools share, worded once. */
export const inputs = {
  product: z.string().min(1).optional().describe('A product\'s key, as list_products_and_teams gives it. Needed where there are several and no team is given.'),
  team: z.string().min(1).optional().describe('A team\'s key: only its delivery.'),
  range: z.strictObject({
    from: day('The first day'), to: day('The first day after the range'),
    last: z.string().optional().describe('An ISO 8601 duration back from the end of today: P30D, P12W, P6M, P1Y.'),
    this: z.enum(CalendarUnit).optional().describe('The calendar unit that is running now.'),
  }).default(USUAL_RANGE).describe('Which days. Exactly one form: from + to, or last, or this. The last 90 days where it is left out.'),
  grain: z.enum(Grain).describe('What a row stands for. SPRINT and RELEASE only for metrics of delivery that list them in metric_catalog.'),
  compare: z.enum(Compare).optional().describe('Fills previous and change: each row against the period before, or a year ago.'),
  filters: z.array(z.strictObject({
    dimension: z.string().min(1).describe('A dimension that every metric lists in metric_catalog, or a trait, as "trait:industry".'),
    in: z.array(z.string()).min(1).describe('The values to keep. "(none)": facts without a value.'),
  })).optional().describe('Keep only facts that pass all of these.'),
  measure: z.enum(Measure).optional().describe('What delivery is counted in; the team\'s own measure where it is left out.'),
  funnel: z.string().optional().describe('The id of the funnel of the conversion metrics; the product\'s first where it is left out.'),
  after: z.string().optional().describe('The nextCursor of the answer before, with the same arguments otherwise.'),
};

/** How many rows come at once. An agent reads all that it is given, so that the usual page is small. */
export const first = (usual: number, most: number, what: string) => z.number().int().min(1).max(most).default(usual).describe(`How many ${what} at once, 1 to ${most.toLocaleString('en-US')}.`);

/** An opaque place in a list that is cut here, not by the API. */
export const placeCursor = {
  write: (offset: number): string => Buffer.from(`at ${offset}`).toString('base64url'),
  /** Where to go on; null where the text is no cursor of ours. */
  read: (cursor: string | undefined): number | null => {
    if (cursor === undefined) return 0;
    const found = /^at (\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
    return found ? Number(found[1]) : null;
  },
};
