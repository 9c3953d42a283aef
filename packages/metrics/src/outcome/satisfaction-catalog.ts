import { compareShares, npsDifference } from './comparison.js';
import { outcomeMetric } from './definition.js';
import type { OutcomeMetric } from './definition.js';
import { ces, cesShare, csat, csatShare, nps, npsCounts, responseRate, responseShare } from './satisfaction.js';

const SCORE = { unit: 'RATIO', better: 'HIGHER', dimensions: ['survey', 'plan', 'country'], additivity: 'NOT_ADDITIVE' } as const;

export const satisfactionCatalog: readonly OutcomeMetric[] = [
  outcomeMetric({
    ...SCORE, key: 'satisfaction.nps', name: 'NPS', unit: 'SCORE', tally: 'scores-nps',
    judge: (tally) => nps(npsCounts(tally)), compare: (before, after) => npsDifference(npsCounts(before), npsCounts(after)),
    definition: 'Net promoter score: the share of answers of 9 and 10 less the share of 0 to 6, in points from -100 to 100. Dismissed surveys are not answers. Grey under 30 answers.',
    formula: '100 x (promoters - detractors) / answers', source: 'Reichheld 2003; margin: Wald, under 50 answers adjusted Wald (Agresti and Min 2005)',
  }),
  outcomeMetric({
    ...SCORE, key: 'satisfaction.csat', name: 'CSAT', tally: 'scores-csat',
    judge: (tally) => { const { part, whole } = csatShare(tally); return csat({ satisfied: part, answered: whole }); },
    compare: (before, after) => compareShares(csatShare(before), csatShare(after)),
    definition: 'Customer satisfaction: the share of answers of 4 and 5 on a scale of 1 to 5. Dismissed surveys are not answers.',
    formula: 'answers of 4 and 5 / answers', source: 'Interval: Wilson 1927',
  }),
  outcomeMetric({
    ...SCORE, key: 'satisfaction.ces', name: 'CES', tally: 'scores-ces', judge: ces,
    compare: (before, after) => compareShares(cesShare(before), cesShare(after)),
    definition: 'Customer effort: the share of answers of 5 and above on a scale of 1 to 7, where 7 is very easy. Dismissed surveys are not answers.',
    formula: 'answers of 5 to 7 / answers', source: 'Interval: Wilson 1927',
  }),
  outcomeMetric({
    ...SCORE, key: 'satisfaction.response_rate', name: 'Response rate', tally: 'survey-responses', judge: responseRate,
    compare: (before, after) => compareShares(responseShare(before), responseShare(after)),
    definition: 'Of the people who were shown a survey, the share that finished it. People count once, however often it was shown.',
    formula: 'people who finished / people who were shown it', source: 'Interval: Wilson 1927',
  }),
];
