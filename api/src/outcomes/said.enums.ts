import { registerEnumType } from '@nestjs/graphql';

export const ScoreGroup = { FAVOURABLE: 'FAVOURABLE', NEUTRAL: 'NEUTRAL', CRITICAL: 'CRITICAL' } as const;
export const RequestState = { OPEN: 'OPEN', PLANNED: 'PLANNED', DONE: 'DONE', DECLINED: 'DECLINED' } as const;
export const RequestOrder = { PEOPLE: 'PEOPLE', MRR: 'MRR', NEWEST: 'NEWEST' } as const;
export const FeedbackPlace = { INBOX: 'INBOX', SORTED: 'SORTED', ASIDE: 'ASIDE' } as const;

export type ScoreGroup = keyof typeof ScoreGroup;
export type RequestState = keyof typeof RequestState;
export type RequestOrder = keyof typeof RequestOrder;
export type FeedbackPlace = keyof typeof FeedbackPlace;

registerEnumType(ScoreGroup, {
  name: 'ScoreGroup', description: 'What a score says.',
  valuesMap: {
    FAVOURABLE: { description: 'It counts for the score: NPS 9 and 10 (promoters), CSAT 4 and 5, CES 5 to 7.' },
    NEUTRAL: { description: 'The scale\'s middle: NPS 7 and 8 (passives), CSAT 3, CES 4.' },
    CRITICAL: { description: 'The lower end: NPS 0 to 6 (detractors), CSAT 1 and 2, CES 1 to 3.' },
  },
});
registerEnumType(RequestState, { name: 'RequestState', description: 'What is to become of a request.', valuesMap: { OPEN: { description: 'Nobody has decided.' }, PLANNED: { description: 'It will be done.' }, DONE: { description: 'It is done.' }, DECLINED: { description: 'It will not be done.' } } });
registerEnumType(RequestOrder, { name: 'RequestOrder', description: 'What requests are ranked by.', valuesMap: { PEOPLE: { description: 'How many people ask for it.' }, MRR: { description: 'What the accounts of these people pay a month.' }, NEWEST: { description: 'When it was last asked for.' } } });
registerEnumType(FeedbackPlace, { name: 'FeedbackPlace', description: 'Where feedback has been put.', valuesMap: { INBOX: { description: 'Nowhere yet.' }, SORTED: { description: 'Into a request.' }, ASIDE: { description: 'Aside: it asks for nothing.' } } });
