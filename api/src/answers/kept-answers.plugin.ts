import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Inject } from '@nestjs/common';
import { Plugin } from '@nestjs/apollo';
import type { Response } from 'express';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { asking } from '../identity/asking.js';
import { FactClock } from '../tallies/fact-clock.js';
import type { Asked } from './kept-answers.middleware.js';

/** What hangs on nothing but facts, decisions, talk and the clock. */
const FIELDS: ReadonlySet<string> = new Set(['product', 'products', 'team', 'teams', 'sprint', 'release', 'workItem', 'figures', 'metricTable', 'explain']);

interface Context { readonly res?: Response }

/**
 * Says which answers may be given again, and under which standing: it is read before anything is counted, so that what is kept
 * under it holds at least its facts. An answer with errors is not kept.
 */
@Plugin()
export class KeptAnswersPlugin implements ApolloServerPlugin<Context> {
  constructor(@Inject(FactClock) private readonly clock: FactClock) {}

  async requestDidStart(): Promise<GraphQLRequestListener<Context>> {
    let of: string | null = null;
    return {
      responseForOperation: async ({ operation }) => {
        const asker = asking.current();
        if (asker && isKept(operation)) of = await this.clock.standing(asker.workspaceId);
        return null;
      },
      willSendResponse: async ({ response, contextValue }) => {
        const asked = contextValue.res?.locals['asked'] as Asked | undefined;
        if (asked && of !== null && response.body.kind === 'single' && !response.body.singleResult.errors) asked.of = of;
      },
    };
  }
}

/** An operation that is not there is refused by execution. */
function isKept(asked: OperationDefinitionNode | undefined): boolean {
  if (!asked) return false;
  const { operation, selectionSet } = asked;
  return operation === 'query' && selectionSet.selections.every((field) => field.kind === Kind.FIELD && FIELDS.has(field.name.value));
}
