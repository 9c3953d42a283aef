import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { RequestHandler } from 'express';
import { patience } from '../database/patience.js';
import { untilLeft, type AnswerContext } from './until-left.js';

/**
 * In front of what is asked: the database works on an answer as long as somebody waits for it, and so long at most. What writes is
 * finished once it was begun; whether a request of GraphQL does is known when its operation is (patiencePlugin).
 */
export function patient(mostMs: number): RequestHandler {
  return (request, response, next) => {
    const reads = (request.method === 'GET' || request.method === 'HEAD') && request.baseUrl !== '/graphql';
    patience.run(reads ? { deadlineMs: Date.now() + mostMs, left: untilLeft({ res: response }) } : { deadlineMs: null, left: null }, next);
  };
}

export function patiencePlugin(mostMs: number): ApolloServerPlugin<AnswerContext> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<AnswerContext>> {
      return {
        async didResolveOperation({ operation, contextValue }) {
          // Outside of a request (an agent's tool) there is no patience to set.
          if (operation?.operation !== 'query' || !patience.isSet()) return;
          Object.assign(patience.current(), { deadlineMs: Date.now() + mostMs, left: untilLeft(contextValue) });
        },
      };
    },
  };
}
