import { ANY_TRAIT } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { inIdParts, partNumber } from './id-parts.js';
import type { Parameters } from './read.js';

/** How the catalogue writes a dimension that is a trait: "trait:industry". */
export const TRAIT = 'trait:';
/** The id of the person, among the dimensions of rows that have one. */
const PERSON = ' person';
/** What a filter calls facts without a value of its dimension. */
export const NONE = '(none)';
/** The group of all values of a trait beyond those that are shown apart. */
export const OTHER = '(other)';

/** Whether people are told apart by what is said of them. */
export const describes = ({ groupBy, filters }: TallyQuestion): boolean => groupBy.length > 0 || filters.length > 0;

/** How a statement is split into groups and narrowed: the pieces that depend on the question's dimensions. */
export interface Split {
  /** The groups as one text array, in the order of groupBy. */
  readonly dims: string;
  /** The part of the people as one more column, and as one more thing to group by; nothing where they are not told apart so. As a number: of millions of rows a text would cost half as much again. */
  readonly part: { readonly column: string; readonly by: string };
  /** Joins that the used dimensions need, or nothing. */
  readonly joins: string;
  /** Conditions, each beginning with AND, or nothing. */
  readonly where: string;
}

/** A dimension: the expression that reads it, and the joins that bring it. That of any trait is given the SQL of the trait's name, a text. */
export interface Dimension {
  readonly expression: string | ((name: string) => string);
  readonly joins: readonly string[];
}

/** `pe` and `ac` are the person and the account; a person's own trait stands before the account's. */
const personTrait = (name: string): string => `coalesce(pe.traits->>${name}, ac.traits->>${name})`;

/** A subquery: the value of a trait that a person's breakdown stands by. `name` is the SQL of its name. */
export const traitOfPerson = (personId: string, name: string): string =>
  `(SELECT ${personTrait(`${name}::text`)} FROM person pe LEFT JOIN account ac ON ac.id = pe.account_id WHERE pe.id = ${personId})`;

/** Dimensions of rows that have a person, named by the given expression. */
export function personDimensions(personId: string): Record<string, Dimension> {
  const joins = [`LEFT JOIN person pe ON pe.id = ${personId}`, 'LEFT JOIN account ac ON ac.id = pe.account_id'];
  return { country: { expression: personTrait(`'country'`), joins }, plan: { expression: personTrait(`'plan'`), joins }, [ANY_TRAIT]: { expression: personTrait, joins }, [PERSON]: { expression: personId, joins: [] } };
}

/** The plan of an account's last subscription, where its traits name none. */
const LAST_PLAN = `LEFT JOIN LATERAL (SELECT s.plan FROM subscription_change s WHERE s.account_id = ac.id AND s.plan IS NOT NULL ORDER BY s.at DESC, s.key DESC LIMIT 1) ls ON true`;

/** Dimensions of rows that have an account, named by the given expression. */
export function accountDimensions(accountId: string): Record<string, Dimension> {
  const account = `LEFT JOIN account ac ON ac.id = ${accountId}`;
  return {
    country: { expression: `ac.traits->>'country'`, joins: [account] },
    plan: { expression: `coalesce(ac.traits->>'plan', ls.plan)`, joins: [account, LAST_PLAN] },
    [ANY_TRAIT]: { expression: (name) => `(ac.traits->>${name})`, joins: [account] },
  };
}

/** The same for a statement with people whom `personId` names. */
export function partOf({ partBits }: TallyQuestion, personId: string, parameters: Parameters): Split['part'] {
  return partBits === undefined ? { column: '', by: '' } : { column: `, ${personId} >> ${parameters.add(partBits)}::integer AS part`, by: ', part' };
}

/**
 * The pieces for a question's groups and filters. A dimension that is not listed is a mistake of the caller, who has checked it against the catalogue.
 * `whose`: the id by which the question's parts are told, where what is counted adds up over it.
 */
export function split(question: TallyQuestion, parameters: Parameters, dimensions: Readonly<Record<string, Dimension>>, whose?: string): Split {
  const named = (name: string): { readonly expression: string; readonly joins: readonly string[] } => {
    const found = dimensions[name] ?? (name.startsWith(TRAIT) ? dimensions[ANY_TRAIT] : undefined);
    if (!found) throw new RangeError(`This metric is not known by ${name}.`);
    const { expression, joins } = found;
    return { joins, expression: bounded(name, typeof expression === 'string' ? expression : expression(`${parameters.add(name.slice(TRAIT.length))}::text`)) };
  };
  /** Values that too few have stand together. */
  const bounded = (name: string, expression: string): string => {
    const values = question.traitValues?.[name];
    return values ? `CASE WHEN ${expression} IS NULL THEN NULL WHEN ${expression} = ANY(${parameters.add(values)}::text[]) THEN ${expression} ELSE '${OTHER}' END` : expression;
  };
  const groups = question.groupBy.map(named);
  const filters = question.filters.map((filter) => ({ dimension: named(filter.dimension), values: filter.in }));
  const joins = new Set([...groups, ...filters.map((filter) => filter.dimension)].flatMap((dimension) => dimension.joins));
  return {
    part: partOf(question, String(dimensions[PERSON]?.expression), parameters),
    dims: `ARRAY[${[...groups.map((group) => group.expression), ...(whose && question.parts ? [partNumber(whose, question.parts)] : [])].join(', ')}]::text[]`,
    joins: [...joins].join('\n'),
    where: filters.map(({ dimension, values }) => `AND ${values.includes(NONE) ? `coalesce(${dimension.expression}, '${NONE}')` : dimension.expression} = ANY(${parameters.add(values)}::text[])`).join(' ') + (whose && question.parts ? inIdParts(whose, question.parts, parameters) : ''),
  };
}
