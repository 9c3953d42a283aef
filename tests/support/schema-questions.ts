import {
  getNamedType, getNullableType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType,
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';

/** What decides where there is a choice: a whole number from 0 to `below` - 1, and what a text or id is. */
export interface Choices {
  below(count: number): number;
  /** The literal of a scalar, in GraphQL's words; undefined: the argument is left out where it may be. */
  scalar(type: string, argument: GraphQLArgument | GraphQLInputField, path: string): string | undefined;
  /** Whether an argument that may be left out is given. */
  gives(argument: GraphQLArgument | GraphQLInputField, path: string): boolean;
  /** Whether a field is asked for, on its level. */
  asks(field: GraphQLField<unknown, unknown>, path: string, level: number): boolean;
}

/** A field with its arguments and everything below it that is asked for; null where nothing below it can be. */
export function fieldText(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, choices: Choices, path = field.name, level = 1): string | null {
  const given = argumentsText(field.args, choices, path);
  const below = selectionText(schema, field.type, choices, path, level);
  return below === null ? null : `${field.name}${given}${below}`;
}

function selectionText(schema: GraphQLSchema, type: GraphQLOutputType, choices: Choices, path: string, level: number): string | null {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) return ` { __typename ${named.getTypes().map((each) => `... on ${each.name}${selectionText(schema, each, choices, path, level) ?? ' { __typename }'}`).join(' ')} }`;
  if (!isObjectType(named) && !isInterfaceType(named)) return null;
  const texts = Object.values(named.getFields()).flatMap((field, index) => {
    if (!choices.asks(field, `${path}.${field.name}`, level)) return [];
    const text = fieldText(schema, field, choices, `${path}.${field.name}`, level + 1);
    // An alias each: the same name in two members of a union may have two types.
    return text === null ? [] : [`${level > 1 && isUnionMember(schema, named.name) ? `f${index}_${level}: ` : ''}${text}`];
  });
  return ` { __typename ${texts.join(' ')} }`;
}

function isUnionMember(schema: GraphQLSchema, name: string): boolean {
  return Object.values(schema.getTypeMap()).some((type) => isUnionType(type) && type.getTypes().some((each) => each.name === name));
}

function argumentsText(args: readonly GraphQLArgument[], choices: Choices, path: string): string {
  const texts = args.flatMap((argument) => {
    if (!isNonNullType(argument.type) && !choices.gives(argument, path)) return [];
    const value = valueText(argument.type, argument, choices, `${path}(${argument.name})`, 0);
    return value === undefined ? [] : [`${argument.name}: ${value}`];
  });
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
}

const DEEPEST_INPUT = 4;

function valueText(type: GraphQLInputType, of: GraphQLArgument | GraphQLInputField, choices: Choices, path: string, level: number): string | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = valueText(nullable.ofType as GraphQLInputType, of, choices, path, level);
    // A funnel has two steps at least.
    return item === undefined ? '[]' : of.name === 'steps' ? `[${item}, ${item}]` : `[${item}]`;
  }
  if (isEnumType(nullable)) {
    const values = nullable.getValues();
    return values[choices.below(values.length)]!.name;
  }
  if (isInputObjectType(nullable)) {
    if (level > DEEPEST_INPUT) return undefined;
    const fields = Object.values(nullable.getFields()).flatMap((field) => {
      if ((!isNonNullType(field.type) || field.defaultValue !== undefined) && !choices.gives(field, path)) return [];
      const value = valueText(field.type, field, choices, `${path}.${field.name}`, level + 1);
      return value === undefined ? [] : [`${field.name}: ${value}`];
    });
    return `{${fields.join(', ')}}`;
  }
  return choices.scalar(nullable.name, of, path);
}
