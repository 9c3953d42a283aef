import { registerEnumType } from '@nestjs/graphql';
import type { FunnelEntries as Entries, FunnelOrder as Order } from '@bifocal/metrics';

export type FunnelOrder = Order;
export const FunnelOrder = { IN_ORDER: 'IN_ORDER', STRICT: 'STRICT', ANY: 'ANY' } as const satisfies { readonly [Name in Order]: Name };

export type FunnelEntries = Entries;
export const FunnelEntries = { ANY: 'ANY', FIRST: 'FIRST', EVERY: 'EVERY' } as const satisfies { readonly [Name in Entries]: Name };

registerEnumType(FunnelOrder, {
  name: 'FunnelOrder', description: 'In which order the steps of a funnel must happen.',
  valuesMap: {
    IN_ORDER: { description: 'One after the other; anything may happen between. Events of one instant count in step order.' },
    STRICT: { description: 'One after the other, and the person does nothing else between: each step is at the instant of the one before, or at the next instant at which the person did anything.' },
    ANY: { description: 'In any order: the first step done begins the window, and a person is as far as there are different steps done.' },
  },
});
registerEnumType(FunnelEntries, {
  name: 'FunnelEntries', description: 'Which entries into a funnel count.',
  valuesMap: {
    ANY: { description: 'A person counts once, by the entry that gets furthest.' },
    FIRST: { description: 'A person counts once, by the first entry of the period.' },
    EVERY: { description: 'Every entry counts by itself, several of one person too.' },
  },
});
