import { describe, expect, it } from '@jest/globals';
import { metricByKey, metricCatalog } from './catalog.js';

describe('the catalogue of both halves', () => {
  it('names each metric once', () => {
    const keys = metricCatalog.map((metric) => metric.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('has both halves', () => expect(new Set(metricCatalog.map((metric) => metric.half))).toEqual(new Set(['DELIVERY', 'OUTCOME'])));
  it('finds a metric by its key, and null for a key it does not have', () => {
    for (const metric of metricCatalog) expect(metricByKey(metric.key)).toBe(metric);
    expect(metricByKey('revenue.nonsense')).toBeNull();
  });
});
