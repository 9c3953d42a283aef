import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import { GraphQLError, Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import type { Response } from 'express';
import { requireIntrospection } from './introspection.js';
import { badInput, NamedError } from './named-error.js';

export const LIMITS = { depth: 12, aliases: 60, rootFields: 40, tokens: 4_000, cost: 60_000 } as const;

/** A list costs its `first` (or `last`) times one of its elements, else 1 + its children: counted with the variables at hand. */
const byPageSize: ComplexityEstimator = ({ args, childComplexity }: ComplexityEstimatorArgs) => {
  const size = [args['first'], args['last']].find((value): value is number => typeof value === 'number' && value > 0);
  return 1 + (size === undefined ? childComplexity : Math.max(1, Math.min(size, 10_000)) * Math.max(childComplexity, 1));
};

/** A page of less than nothing would be read as no limit at all somewhere: refused wherever it stands, also where nothing would be paged. */
const refuseNegativePages: ComplexityEstimator = ({ args, field }: ComplexityEstimatorArgs) => {
  for (const name of ['first', 'last']) {
    const value: unknown = args[name];
    if (typeof value === 'number' && value < 0) throw badInput(`${field.name}: ${name} is ${value}; 0 is the least.`);
  }
};

interface Context extends BaseContext { readonly res?: Response }

/** Takes the cost of an answer from whoever has a budget. Throws where it is spent. */
export type Charge = (cost: number, response: Response | undefined) => Promise<void>;

/**
 * Refuses, before anything runs, a question that is too deep, too wide or too costly, with a 4xx and the limit in words. What it
 * costs is charged, and stands in `extensions.cost` of its answer: `asked`, and `limit`, the most that one question may cost.
 */
export function limitsPlugin(schema: () => GraphQLSchema, charge: Charge): ApolloServerPlugin<Context> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<Context>> {
      let asked: number | null = null;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const shape = shapeOf(document, request.operationName ?? null);
          if (shape.depth > LIMITS.depth) refuse(`The query is ${shape.depth} levels deep; ${LIMITS.depth} is the most. Ask for less in one query.`);
          if (shape.aliases > LIMITS.aliases) refuse(`The query has ${shape.aliases} aliases; ${LIMITS.aliases} is the most.`);
          if (shape.introspects) requireIntrospection();
          // An operation that is not there costs nothing: execution refuses it, by its name.
          if (!operation) return;
          asked = isCollecting(operation) ? 0 : costOf({
            schema: schema(), query: document, variables: request.variables ?? {}, estimators: [refuseNegativePages, fieldExtensionsEstimator(), byPageSize],
            ...(request.operationName ? { operationName: request.operationName } : {}),
          });
          if (asked > LIMITS.cost) refuse(`The query costs ${Number.isFinite(asked) ? asked : 'more than can be counted'}; ${LIMITS.cost} is the most. Ask for fewer rows (\`first\`) or fewer fields.`);
          if (asked > 0) await charge(asked, contextValue.res);
        },
        async willSendResponse({ response, contextValue }) {
          if (asked === null || !Number.isFinite(asked) || response.body.kind !== 'single') return;
          if (contextValue.res) contextValue.res.locals['cost'] = asked;
          response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost: { asked, limit: LIMITS.cost } };
        },
      };
    },
  };
}

/** Variables that do not fit their types make no cost: execution refuses them, and says which. What is too wide to be counted is too costly. */
function costOf(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options);
  } catch (error) {
    if (error instanceof GraphQLError && /number of nodes/.test(error.message)) return Infinity;
    if (error instanceof GraphQLError && !(error instanceof NamedError)) return 0;
    throw error;
  }
}

/** Collecting has limits of its own, and costing it would read every item twice: it spends nothing. */
export function isCollecting({ operation, selectionSet }: OperationDefinitionNode): boolean {
  return operation === 'mutation' && selectionSet.selections.every((field) => field.kind === Kind.FIELD && (field.name.value === 'collectDelivery' || field.name.value === 'collectOutcomes'));
}

function refuse(message: string): never {
  throw new NamedError('TOO_COSTLY', message);
}

/** What a page asks over and over is one document, which Apollo keeps: it is looked through once. */
const shapes = new WeakMap<DocumentNode, Map<string | null, Shape>>();

function shapeOf(document: DocumentNode, operationName: string | null): Shape {
  const known = shapes.get(document) ?? new Map<string | null, Shape>();
  shapes.set(document, known);
  const shape = known.get(operationName) ?? measure(document, operationName);
  known.set(operationName, shape);
  return shape;
}

interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly introspects: boolean;
}

/** Depth and aliases of an operation, fragments followed (validation has already refused circles). Introspection is not counted. */
function measure(document: DocumentNode, operationName: string | null): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  let depth = 0;
  let aliases = 0;
  let introspects = false;
  const walk = (selections: SelectionSetNode | undefined, level: number): void => {
    depth = Math.max(depth, level);
    for (const selection of selections?.selections ?? []) {
      if (aliases > LIMITS.aliases * 100) return;
      if (selection.kind === Kind.FIELD) {
        introspects ||= selection.name.value === '__schema' || selection.name.value === '__type';
        if (selection.name.value.startsWith('__')) continue;
        if (selection.alias) aliases += 1;
        if (selection.selectionSet) walk(selection.selectionSet, level + 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, level);
      else walk(fragments.get(selection.name.value)?.selectionSet, level);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName && definition.name?.value !== operationName) continue;
    walk(definition.selectionSet, 1);
  }
  return { depth, aliases, introspects };
}
