import { HeaderMap, type ApolloServerPlugin, type BaseContext, type GraphQLRequestContext, type GraphQLRequestListener, type GraphQLResponse } from '@apollo/server';
import { Inject } from '@nestjs/common';
import { Plugin } from '@nestjs/apollo';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { WhoAsks } from '../identity/who-asks.js';
import { FactClock } from '../tallies/fact-clock.js';

/** What hangs on nothing but facts, decisions, talk and the clock. */
const FIELDS: ReadonlySet<string> = new Set(['product', 'products', 'team', 'teams', 'sprint', 'release', 'workItem', 'figures', 'metricTable', 'explain']);
/** How many answers are kept. A page asks some thirty questions; most answers are a few kB. */
const MOST_KEPT = 400;
/** How many values an answer may have to be kept, and all of them together: a table of 10,000 rows is made anew. */
const MOST_VALUES = { each: 30_000, all: 600_000 } as const;

type Result = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult'];
type Question = GraphQLRequestContext<BaseContext>;

/**
 * Keeps whole answers, by the question word for word, until a fact comes in, something is said or the clock of questions moves on
 * (docs/decisions/0018): whoever opens a page that somebody has just opened gets what was counted for the first. The version is
 * read before anything is counted, so that what is kept under it holds at least its facts.
 */
@Plugin()
export class KeptAnswersPlugin implements ApolloServerPlugin {
  private readonly kept = new Map<string, { readonly of: string; readonly result: Result; readonly values: number }>();
  private keptValues = 0;

  constructor(@Inject(WhoAsks) private readonly whoAsks: WhoAsks, @Inject(FactClock) private readonly clock: FactClock) {}

  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    let question: { readonly name: string; readonly of: string } | null = null;
    return {
      responseForOperation: async (asked) => {
        if (!isKept(asked.operation)) return null;
        const { workspaceId } = await this.whoAsks.workspace();
        const { query, operationName, variables } = asked.request;
        question = { name: JSON.stringify([workspaceId, query, operationName, variables]), of: await this.clock.standing(workspaceId) };
        const known = this.kept.get(question.name);
        if (known?.of !== question.of) return null;
        const { of } = question;
        this.keep(question.name, of, known.result);
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: known.result } };
      },
      willSendResponse: async ({ response }: Question & { response: GraphQLResponse }) => {
        if (question === null || response.body.kind !== 'single' || response.body.singleResult.errors) return;
        this.keep(question.name, question.of, response.body.singleResult);
      },
    };
  }

  /** The longest unused are forgotten. */
  private keep(name: string, of: string, result: Result): void {
    const known = this.kept.get(name);
    const values = known?.result === result ? known.values : valuesIn(result.data, MOST_VALUES.each);
    this.forget(name);
    if (values >= MOST_VALUES.each) return;
    this.kept.set(name, { of, result, values });
    this.keptValues += values;
    for (const first of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT && this.keptValues <= MOST_VALUES.all) return;
      this.forget(first);
    }
  }

  private forget(name: string): void {
    this.keptValues -= this.kept.get(name)?.values ?? 0;
    this.kept.delete(name);
  }
}

/** How many values there are, counted until there are `most`. */
function valuesIn(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const part of Object.values(value)) {
    count += valuesIn(part, most - count);
    if (count >= most) return most;
  }
  return count;
}

/** An operation that is not there is refused by execution. */
function isKept(asked: OperationDefinitionNode | undefined): boolean {
  if (!asked) return false;
  const { operation, selectionSet } = asked;
  return operation === 'query' && selectionSet.selections.every((field) => field.kind === Kind.FIELD && FIELDS.has(field.name.value));
}
