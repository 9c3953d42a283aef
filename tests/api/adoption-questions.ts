import type { TestServer } from '../support/server.ts';
import type { Range } from './outcome-questions.ts';

interface Condition { event: string; where?: { property: string; is?: string; in?: string[] }[] }
export interface Settings { excludedEvents?: string[]; features?: { key: string; name: string; events: Condition[]; eligible?: { of: string; trait: string; in: string[] } }[]; activation?: { start?: Condition; event: Condition; hours?: number } | null }

const DECIDE = 'mutation ($product: String!, $settings: ProductSettingsInput!, $lookingBack: Boolean) { decideProductSettings(product: $product, settings: $settings, lookingBack: $lookingBack, author: "Ada", reason: "A test") }';
/** Decides settings of a product, for all of its past where not said otherwise. Answers the version. */
export async function decide(server: TestServer, product: string, settings: Settings, lookingBack = true): Promise<number> {
  return (await server.graphql<{ decideProductSettings: number }>(DECIDE, { product, settings, lookingBack })).decideProductSettings;
}
export const askToDecide = (server: TestServer, product: string, settings: Settings) => server.ask(DECIDE, { product, settings, lookingBack: true });

export interface Cell { step: number; returned: number; people: number; complete: boolean; rate: number | null; nullReason: string | null }
export interface Grid { says: string; cohorts: { period: string; people: number; complete: boolean; cells: Cell[] }[]; average: Cell[] }
const CELL = 'step returned people complete rate nullReason';
const RETENTION = `query ($product: String!, $range: RangeInput!, $unit: RetentionStepUnit!, $mode: RetentionMode!, $steps: Int!, $start: EventConditionInput, $back: EventConditionInput) {
  product(key: $product) { retention(range: $range, unit: $unit, mode: $mode, steps: $steps, start: $start, back: $back) { says cohorts { period people complete cells { ${CELL} } } average { ${CELL} } } } }`;
export async function retention(server: TestServer, product: string, asked: { range: Range; unit: string; mode: string; steps: number; start?: Condition; back?: Condition }): Promise<Grid> {
  return (await server.graphql<{ product: { retention: Grid } }>(RETENTION, { product, ...asked })).product.retention;
}
