import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csatShare, npsCategory } from './satisfaction.js';
import { groupShares, scoreGroup, scoreGroupShares, scoreMargin, SCORE_GROUPS, type SurveyKind } from './score-groups.js';

const rounded = (value: number | undefined): number => Number(value?.toFixed(1));

describe('the group of a score', () => {
  it.each([['NPS', 9, 'FAVOURABLE'], ['NPS', 8, 'NEUTRAL'], ['NPS', 7, 'NEUTRAL'], ['NPS', 6, 'CRITICAL'], ['NPS', 0, 'CRITICAL'],
    ['CSAT', 5, 'FAVOURABLE'], ['CSAT', 4, 'FAVOURABLE'], ['CSAT', 3, 'NEUTRAL'], ['CSAT', 2, 'CRITICAL'],
    ['CES', 7, 'FAVOURABLE'], ['CES', 5, 'FAVOURABLE'], ['CES', 4, 'NEUTRAL'], ['CES', 3, 'CRITICAL']] as const)('%s %i is %s', (kind, score, group) => expect(scoreGroup(kind, score)).toBe(group));

  it('is what the scores are made of', () => {
    const words = { PROMOTER: 'FAVOURABLE', PASSIVE: 'NEUTRAL', DETRACTOR: 'CRITICAL' };
    for (let score = 0; score <= 10; score += 1) expect(scoreGroup('NPS', score)).toBe(words[npsCategory(score)]);
    for (let score = 1; score <= 5; score += 1) expect(scoreGroup('CSAT', score) === 'FAVOURABLE').toBe(csatShare({ byScore: { [score]: 1 } }).part === 1);
    expect(Object.keys(SCORE_GROUPS)).toEqual(['NPS', 'CSAT', 'CES']);
  });
});

describe('the margin of a score', () => {
  it('is 15.3 around 30 at 50/30/20 of 100', () => {
    // p - d = .3; (.5 + .2 - .09) / 100 = .0061; 1.96 x sqrt = .1531
    const found = scoreMargin('NPS', { byScore: { '10': 50, '7': 30, '6': 20 } });
    expect([rounded(found?.centre), rounded(found?.margin), found?.adjusted]).toEqual([30, 15.3, false]);
  });
  it('is 45.0 around 62.5 for 5 promoters of 5', () => {
    // (5 + .75 - .75) / 8 = .625; (5.75 + .75) / 8 - .625^2 = .4219; 1.96 x sqrt(.4219 / 8) = .4501
    const found = scoreMargin('NPS', { byScore: { '10': 5 } });
    expect([rounded(found?.centre), rounded(found?.margin), found?.adjusted]).toEqual([62.5, 45, true]);
  });
  it('is half of [61.3, 77.5] for 84 of 120, and of CES too', () => {
    const found = scoreMargin('CSAT', { byScore: { '5': 84, '1': 36 } });
    expect([rounded(100 * found!.centre), rounded(100 * found!.margin)]).toEqual([69.4, 8.1]); // (61.3 + 77.5) / 2, (77.5 - 61.3) / 2
    expect(scoreMargin('CES', { byScore: { '7': 84, '1': 36 } })).toEqual(found);
  });
  it('is none where nobody answered', () => { for (const kind of ['NPS', 'CSAT', 'CES'] as const) expect(scoreMargin(kind, { byScore: {} })).toBeNull(); });
  it('shrinks as answers grow in number', () => {
    fc.assert(fc.property(fc.constantFrom<SurveyKind>('NPS', 'CSAT', 'CES'), fc.integer({ min: 60, max: 500 }), fc.integer({ min: 60, max: 500 }), (kind, high, low) => {
      const times = (factor: number): number => scoreMargin(kind, { byScore: { '5': high * factor, '1': low * factor } })!.margin;
      expect(times(4)).toBeLessThanOrEqual(times(1));
    }));
  });
});

describe('the groups of a survey', () => {
  it('are 20, 30 and 50 % of 20/30/50, and shares of nothing are null', () => {
    expect(scoreGroupShares('NPS', { byScore: { '10': 50, '8': 30, '0': 20 } })).toEqual([{ group: 'CRITICAL', answers: 20, share: 0.2 }, { group: 'NEUTRAL', answers: 30, share: 0.3 }, { group: 'FAVOURABLE', answers: 50, share: 0.5 }]);
    expect(scoreGroupShares('CES', { byScore: {} }).map(({ answers, share }) => [answers, share])).toEqual([[0, null], [0, null], [0, null]]);
  });
});

describe('the shares of what carries a tag', () => {
  it('are of all its answers', () => {
    const { favourable, critical } = groupShares({ favourable: 2, neutral: 1, critical: 7 });
    expect([favourable.value, critical.value, critical.denominator]).toEqual([0.2, 0.7, 10]);
    expect(groupShares({ favourable: 0, neutral: 0, critical: 0 }).critical.value).toBeNull();
  });
});
