import { registerEnumType } from '@nestjs/graphql';
import { PROPERTY_OPERATORS, type PropertyOperator as Operator } from '@bifocal/metrics';

export type PropertyOperator = Operator;
export const PropertyOperator = Object.fromEntries(PROPERTY_OPERATORS.map((operator) => [operator, operator])) as { readonly [Name in Operator]: Name };

registerEnumType(PropertyOperator, {
  name: 'PropertyOperator', description: 'What a property of an event must be. A property that is null or left out is not there.',
  valuesMap: {
    EQUALS: { description: 'It is one of the values, as text: true is "true", 12 is "12".' },
    NOT_EQUALS: { description: 'It is none of the values, or not there.' },
    CONTAINS: { description: 'One of the values stands in it, whatever the case of letters.' },
    GREATER: { description: 'It is a number above the value.' },
    LESS: { description: 'It is a number below the value.' },
    EXISTS: { description: 'It is there, whatever it is.' },
    NOT_EXISTS: { description: 'It is not there.' },
  },
});
