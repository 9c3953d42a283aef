export * from './batch.js';
export type { ProductSettingsInput } from './product-settings.js';
export { type Sample, type SampleOptions, simulate } from './simulate.js';
export { PRODUCT, SOURCE } from './timeline.js';
export type { PlantedTruth } from './truths.js';
