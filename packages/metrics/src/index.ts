/** The door of the formulas: everything another room may use stands behind it. */
export * from './metric.js';
export * from './time.js';
export * from './interval.js';
export * from './silence.js';
export * from './statistics.js';
export * from './catalog.js';
export * from './delivery/index.js';
export * from './outcome/index.js';
export * from './target.js';
