import { registerEnumType } from '@nestjs/graphql';

export const KeyScopeWord = { READ_DELIVERY: 'READ_DELIVERY', READ_OUTCOMES: 'READ_OUTCOMES', COLLECT_DELIVERY: 'COLLECT_DELIVERY', COLLECT_OUTCOMES: 'COLLECT_OUTCOMES', ADMIN: 'ADMIN' } as const;
export const KeyState = { LIVE: 'LIVE', ENDED: 'ENDED', REVOKED: 'REVOKED' } as const;
export type KeyState = keyof typeof KeyState;

registerEnumType(KeyScopeWord, {
  name: 'KeyScope',
  description: 'What a key may be used for.',
  valuesMap: {
    READ_DELIVERY: { description: 'Ask for everything of delivery: sprints, releases, work items, and its metrics.' },
    READ_OUTCOMES: { description: 'Ask for everything of outcomes: adoption, conversion, revenue, satisfaction, and their metrics.' },
    COLLECT_DELIVERY: { description: 'Send delivery facts, with collectDelivery.' },
    COLLECT_OUTCOMES: { description: 'Send outcome facts, with collectOutcomes, and over /v1 where the key has a source and one product.' },
    ADMIN: { description: 'All of the above, and what a program sets up: sources, imports, products, teams, definitions, notes. Not what only a person may: keys and members.' },
  },
});

registerEnumType(KeyState, {
  name: 'KeyState',
  description: 'Whether a key is taken.',
  valuesMap: {
    LIVE: { description: 'It is taken.' },
    ENDED: { description: 'Its time is over.' },
    REVOKED: { description: 'Somebody ended it.' },
  },
});
