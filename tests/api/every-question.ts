import type { TestServer } from '../support/server.ts';

/** The days that are asked about: up to today, and some that are over. */
export interface Asked { readonly whole: { from: string; to: string }; readonly past: { from: string; to: string } }

const FIGURE = 'metric value valueExact numerator denominator sampleSize low high previous change nullReason complete sparkline { period value }';
const GRID = 'cohorts { period people complete cells { step returned people complete rate } } average { step returned people rate }';
const ANALYSIS = `report { entered maturing nullReason conversion { ${FIGURE} } steps { people distinctPeople before } } overTime(grain: WEEK) { period entered converted maturing rate }
  timeToConvert { people medianSeconds percentiles { seconds } bars { people } } trait: breakdown(trait: "plan") { value isOther entered maturing reached } property: breakdown(property: "doc") { value isOther entered maturing reached }
  entryRules { entered } reached: people(part: REACHED, step: 1) { totalCount rows { person furthest } } maturing: people(part: MATURING) { totalCount }`;
const grid = (name: string, more: string): string => `${name}: retention(range: $whole, ${more}) { ${GRID} }`;

/** What the pages of outcomes ask of a product. */
const PAGES = [
  `adoption(range: $whole, compare: PREVIOUS_PERIOD) { figures { ${FIGURE} } eventNames { name people events } features { key medianDays medianUses adoption { ${FIGURE} } trend { period value } people { used eligible } accounts { used eligible } }
    activation { rate { ${FIGURE} } timeToValueHours timeToValuePeople curve { atRisk hours share } cohorts { period activated matured maturing signedUp rate } } }
  past: adoption(range: $past, compare: PREVIOUS_PERIOD) { figures { ${FIGURE} } eventNames { name people events } }
  ${grid('weeks', 'unit: WEEK, steps: 6')} ${grid('later', 'unit: WEEK, mode: ON_OR_AFTER, steps: 6')} ${grid('named', 'unit: WEEK, steps: 6, start: {event: "opened"}, back: {event: "saved"}')}
  ${grid('days', 'unit: DAY, steps: 5')} ${grid('months', 'unit: MONTH, steps: 2')} ${grid('hours', 'unit: ROLLING_24_HOURS, steps: 5')} ${grid('narrow', 'unit: WEEK, steps: 4, back: {event: "saved", where: [{property: "doc", in: ["1"]}]}')}`,
  `funnels { key now: analysis(range: $whole, compare: PREVIOUS_PERIOD) { ${ANALYSIS} } then: analysis(range: $past) { ${ANALYSIS} } narrow: analysis(range: $whole, filters: [{dimension: "plan", in: ["pro"]}]) { report { entered maturing steps { people distinctPeople } } timeToConvert { people medianSeconds } } }`,
  `revenue(range: $whole, compare: PREVIOUS_PERIOD) { currency figures { ${FIGURE} } movements(grain: WEEK) { period start new expansion contraction churn reactivation currency end } cohorts { rows { period customers startMrr cells { month netMrr grossMrr customers complete } } }
    currencies { currency customers mrr net paid payments refunded rate rateDay } payments(grain: WEEK) { period paidExact refunded net payments refunds customers newCustomers } paymentParts { period tax rest paid } waterfall { start new expansion contraction churn reactivation currency end }
    segments(by: "plan") { rows { value customers start end new churn arpa nrr } whole { customers end } } churnReasons { reason customers amount } }
  satisfaction(range: $whole, compare: PREVIOUS_PERIOD) { surveys { key figure { ${FIGURE} } distribution { score count } groups { group answers } responseRate { ${FIGURE} } } segments(by: "plan", kind: NPS) { segment figure { value sampleSize } } verbatims { totalCount } }`,
];
const TABLE = 'query ($product: String!, $range: RangeInput!, $metrics: [String!]!, $grain: Grain!, $groupBy: [String!], $filters: [FilterInput!]) { metricTable(product: $product, range: $range, metrics: $metrics, grain: $grain, groupBy: $groupBy, filters: $filters, compare: PREVIOUS_PERIOD, first: 10000) { rows { metric period periodEnd complete dim1 value valueExact numerator denominator sampleSize previous change nullReason } } }';

interface Metric { readonly key: string; readonly grains: readonly string[]; readonly dimensions: readonly string[] }
let catalogue: readonly Metric[] | null = null;
const PRO = [{ dimension: 'plan', in: ['pro'] }];

/** Everything that is told of a product's outcomes: each page's questions, and every metric of the catalogue by grain and by some of its dimensions. */
export async function everyAnswer(server: TestServer, product: string, { whole, past }: Asked, ofMoneyAndAnswers = false): Promise<unknown> {
  catalogue ??= (await server.graphql<{ metricCatalog: Metric[] }>('{ metricCatalog(half: OUTCOME) { key grains dimensions } }')).metricCatalog;
  const answers: unknown[] = [];
  for (const page of ofMoneyAndAnswers ? PAGES.slice(2) : PAGES) answers.push(await server.graphql(`query ($product: String!, $whole: RangeInput!${page.includes('$past') ? ', $past: RangeInput!' : ''}) { product(key: $product) { ${page} } }`, { product, whole, ...(page.includes('$past') ? { past } : {}) }));
  for (const [grain, dimension, filters] of [['DAY', null, null], ['WEEK', null, null], ['MONTH', null, null], ['WEEK', 'plan', null], ['WEEK', 'event', null], ['MONTH', 'trait:city', null], ['WEEK', null, PRO]] as const) {
    const metrics = catalogue.filter(({ key, grains, dimensions }) => (!ofMoneyAndAnswers || /^(revenue|satisfaction)\./.test(key)) && grains.includes(grain) && (dimension === null || dimensions.includes(dimension.replace(/:.*/, ':*'))) && (filters === null || dimensions.includes('plan'))).map(({ key }) => key);
    for (let from = 0; from < metrics.length; from += 20) answers.push([grain, dimension, await server.graphql(TABLE, { product, range: whole, metrics: metrics.slice(from, from + 20), grain, groupBy: dimension === null ? [] : [dimension], filters })]);
  }
  return JSON.parse(JSON.stringify(answers), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)) as unknown;
}
