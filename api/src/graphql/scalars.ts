import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

function refuse(name: string, expected: string, value: unknown): never {
  throw new GraphQLError(`${name}: expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80) ?? 'nothing'}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(value: unknown): Date {
  const at = typeof value === 'string' && RFC_3339.test(value) ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime()) ? at : refuse('DateTime', 'RFC 3339 with a zone, as 2026-03-02T09:00:00Z', value);
}

/** An instant: out in UTC with milliseconds, in with any zone. */
export const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  description: 'An instant: RFC 3339, given out in UTC with milliseconds, as 2026-03-02T09:00:00.000Z.',
  serialize: (value) => (value instanceof Date ? value : new Date(value as string | number)).toISOString(),
  parseValue: readInstant,
});

/** A local date. */
export const LocalDate = new GraphQLScalarType({
  name: 'Date',
  description: 'A local date: YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : refuse('Date', 'YYYY-MM-DD', value)),
});

/** What BI tools send as a date: kept as it came, read where the zone is known. */
export const FlexibleDate = new GraphQLScalarType({
  name: 'FlexibleDate',
  description: 'A date or an instant: YYYY-MM-DD, RFC 3339, or epoch milliseconds.',
  serialize: (value) => String(value),
  parseValue: (value) => (typeof value === 'string' || typeof value === 'number' ? value : refuse('FlexibleDate', 'YYYY-MM-DD, RFC 3339 or epoch milliseconds', value)),
  parseLiteral: (node) => (node.kind === Kind.STRING ? node.value : node.kind === Kind.INT ? Number(node.value) : refuse('FlexibleDate', 'YYYY-MM-DD, RFC 3339 or epoch milliseconds', node.kind)),
});

/**
 * A scalar of the collecting inputs. It lets every JSON value pass, because a value that GraphQL refuses would refuse
 * the whole batch: the service checks it and rejects that one item, with its path and the reason.
 */
function lenient(name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    description: `${description} A wrong value rejects its item alone, with the reason in the receipt.`,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
  });
}

export const Json = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
export const Key = lenient('Key', 'The key that the source gave: text of 1 to 200 characters.');
export const Text = lenient('Text', 'Text.');
export const Numeric = lenient('Number', 'A finite number.');
export const Instant = lenient('Instant', 'An instant: RFC 3339 with a zone, or epoch milliseconds.');
export const Choice = lenient('Choice', 'One of the words that the field lists.');
export const DecimalText = lenient('Decimal', 'An exact decimal, as text ("12.50") or a number.');
export const Flag = lenient('Flag', 'true or false.');
