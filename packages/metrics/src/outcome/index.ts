/** The outcome half: what came of what was delivered. */
export * from './tallies.js';
export * from './definition.js';
export * from './catalog.js';
export * from './comparison.js';
export * from './adoption.js';
export * from './activation.js';
export * from './retention.js';
export * from './event-condition.js';
export * from './funnel.js';
export * from './currency.js';
export * from './money.js';
export * from './mrr.js';
export * from './movements.js';
export * from './revenue.js';
export * from './payments.js';
export * from './roi.js';
export * from './satisfaction.js';
