import type { TallyQuestion } from '../answer.js';
import { eventMatch, idsOf } from './event-match.js';
import { each, type SavedFunnel } from './funnel-steps.js';
import { ofPart } from './people-parts.js';
import { edge } from './periods.js';
import type { Parameters } from './read.js';

/** What must be known of each event beside its steps. */
export interface RowsAsked {
  /** The property that is broken down by; null: none. */
  readonly by: string | null;
  /** A statement that gives the ids of the only people who are looked at. Absent: everybody. */
  readonly among?: (parameters: Parameters) => string;
}

/** The instants between which events can count: from the first period's beginning to one window after the last one's end. */
export function spanOf(question: TallyQuestion, funnel: SavedFunnel): { readonly from: Date; readonly to: Date; readonly until: Date } {
  const days = question.periods.flatMap((period) => [period.from, period.to]).sort();
  const to = edge(question, days.at(-1)!);
  return { from: new Date(edge(question, days[0]!)), to: new Date(to), until: new Date(to + funnel.windowMinutes * 60_000) };
}

/**
 * The events of a funnel, as (person_id, at, key, held, value, b1 .. bn, x1 .. xm): b says which steps an event can be, x which
 * exclusions it is. The names are the product's own, so that they say whose events these are, and the index on them alone is
 * read. Where nothing may lie between two steps, every event of those who entered.
 */
export function funnelRows(question: TallyQuestion, funnel: SavedFunnel, { by, among }: RowsAsked, parameters: Parameters): string {
  const span = spanOf(question, funnel);
  const [from, until] = [parameters.add(span.from), parameters.add(span.until)];
  const property = (name: string | null): string => (name === null ? 'NULL::text' : `e.properties->>${parameters.add(name)}::text`);
  const columns = [
    'e.person_id', 'e.at', by === null ? 'NULL::uuid AS key' : 'e.key_hash AS key', `${property(funnel.hold)} AS held`, `${property(by)} AS value`,
    ...funnel.steps.map((step, index) => `${eventMatch(step.events, funnel.names, parameters)} AS b${index + 1}`),
    ...funnel.exclusions.map((exclusion, index) => `${eventMatch(exclusion.events, funnel.names, parameters)} AS x${index + 1}`),
  ];
  const ids = (rules: readonly { readonly events: SavedFunnel['steps'][number]['events'] }[]): string => `${parameters.add(idsOf(rules.flatMap(({ events }) => events), funnel.names))}::integer[]`;
  const strict = funnel.order === 'STRICT';
  // A parameter that a statement does not use has no type.
  const where = strict ? `e.product_id = ${parameters.add(question.productId)}` : `e.name_id = ANY(${ids([...funnel.steps, ...funnel.exclusions])})`;
  const entered = (person: string): string => `f.name_id = ANY(${ids(funnel.steps.slice(0, 1))}) AND f.at >= ${from} AND f.at < ${parameters.add(span.to)}${person}`;
  const ofThem = strict && !among ? ` AND e.person_id IN (SELECT f.person_id FROM event f WHERE ${entered('')})` : '';
  const events = among
    // One by one, by the key of the person: how few they are, no plan can know.
    ? `(SELECT DISTINCT o.person_id FROM (${among(parameters)}) o${strict ? ` WHERE EXISTS (SELECT FROM event f WHERE ${entered(' AND f.person_id = o.person_id')} OFFSET 0)` : ''}) w
      CROSS JOIN LATERAL (SELECT * FROM event e WHERE e.person_id = w.person_id AND ${where} AND e.at >= ${from} AND e.at <= ${until} OFFSET 0) e`
    : `event e WHERE ${where} AND e.at >= ${from} AND e.at <= ${until}${ofThem} ${ofPart(question, 'e.person_id', parameters)}`;
  const rows = `SELECT ${columns.join(', ')} FROM ${events}`;
  return strict ? rows : `SELECT * FROM (${rows}) x WHERE ${[isStep(funnel), ...each(1, funnel.exclusions.length, (place) => `x${place}`)].join(' OR ')}`;
}

/** Whether a row can be a step. */
export const isStep = (funnel: SavedFunnel): string => each(1, funnel.steps.length, (step) => `b${step}`).join(' OR ');

/** How many steps a row can be. */
export const stepsOfRow = (funnel: SavedFunnel): string => each(1, funnel.steps.length, (step) => `b${step}::int`).join(' + ');
