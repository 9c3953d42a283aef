import { describe, expect, it } from '@jest/globals';
import { funnelChanges, stepWords, windowWords, type FunnelDefinition } from './funnel-changes.js';

const step = (event: string) => ({ event, name: event, where: [], or: [] });
const plain: FunnelDefinition = { windowMinutes: 60, steps: [step('A'), step('B')], order: 'IN_ORDER', entries: 'ANY', exclusions: [], hold: null };

describe('funnelChanges', () => {
  it('says nothing where both count alike, also under another name', () => expect(funnelChanges(plain, { ...plain, steps: [{ ...step('A'), name: 'First' }, step('B')] })).toEqual([]));
  it('says each difference', () => {
    const after: FunnelDefinition = { windowMinutes: 2880, steps: [step('A'), { ...step('B'), where: [{ property: 'plan', is: 'NOT_EQUALS', in: ['free'] }] }, step('C')], order: 'ANY', entries: 'FIRST', hold: 'email', exclusions: [{ ...step('X'), after: 1, before: 3 }] };
    expect(funnelChanges(plain, after)).toEqual([
      'step 2: B → B where plan is not free', 'step 3: none → C', 'window: 1 hour → 2 days', 'order: steps in order → steps in any order',
      'entries: any entry counts → the first entry counts', 'exclusions: none → X between steps 1 and 3', 'held property: none → email',
    ]);
  });
  it('says windows in their largest whole unit, and a step with its choices', () => {
    expect([90, 60, 1440].map(windowWords)).toEqual(['90 minutes', '1 hour', '1 day']);
    expect(stepWords({ event: 'A', where: [], or: [{ event: 'B', where: [] }] })).toBe('A, or B');
  });
});
