import { describe, expect, it } from '@jest/globals';
import { printOf, readCursor, writeCursor } from '../figures/cursor.js';
import { nearest } from '../figures/nearest.js';
import { queryText } from './query-text.js';

const asked = { metric: 'revenue.mrr', product: 'shop', sprintId: null, releaseId: null, funnelId: null, range: { from: '2026-01-01', to: '2026-02-01' } };

describe('queryText', () => {
  it('asks for a figure of a product and days', () => {
    expect(queryText(asked).replace(/\s+/g, ' ')).toBe('{ figures(metrics: ["revenue.mrr"], product: "shop", range: { from: "2026-01-01", to: "2026-02-01" }) { value numerator denominator nullReason } }');
  });
  it('keeps quotes in values harmless', () => {
    expect(queryText({ ...asked, filters: [{ dimension: 'plan', in: ['a "b"'] }] })).toContain(String.raw`filters: [{ dimension: "plan", in: ["a \"b\""] }]`);
  });
  it('asks for a sprint by its id', () => {
    expect(queryText({ ...asked, metric: 'velocity.completed', sprintId: 7, measure: 'ITEMS' })).toContain('explain(metric: "velocity.completed", sprint: "7", measure: ITEMS)');
  });
});

describe('nearest', () => {
  const keys = ['adoption.active_users', 'revenue.mrr', 'revenue.arr', 'satisfaction.nps'];
  it.each([['adoption.actve_users', 'adoption.active_users'], ['mrr', 'revenue.mrr'], ['NPS', 'satisfaction.nps'], ['', 'revenue.arr']])('%s is nearest to %s', (wrong, meant) => {
    expect(nearest(wrong, keys)[0]).toBe(meant);
  });
});

describe('cursors', () => {
  it('belong to a question, however it is written', () => {
    expect(printOf({ a: 1, b: undefined, c: null })).toBe(printOf({ c: undefined, a: 1 }));
    expect(printOf({ a: 1 })).not.toBe(printOf({ a: 2 }));
    expect(readCursor('x', writeCursor('x', ['2026-01-01', null, 3]))).toEqual(['2026-01-01', null, 3]);
    expect(() => readCursor('y', writeCursor('x', [1]))).toThrow(/not of this question/);
    expect(() => readCursor('x', '%')).toThrow(/not of this question/);
  });
});
