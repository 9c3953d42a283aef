import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import type { Request, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { cameOf, TookTooLong } from '../database/waited-in-vain.js';
import { Spending } from '../identity/spending.js';
import { LIMITS, limitsPlugin } from './limits.plugin.js';
import { isDatabaseGone, maskError } from './mask-errors.js';
import { rightsPlugin } from '../identity/rights.plugin.js';
import { patiencePlugin } from './patient.js';
import { nullBytesPlugin } from './null-bytes.plugin.js';

/** A dropped database is a 503 and a fault of ours a 500 for every client, also for those that read only the status. */
const statusPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, errors }: GraphQLRequestContext<BaseContext>) {
        response.http.headers.set('cache-control', 'no-store');
        if (errors?.some((error) => isDatabaseGone(error.originalError ?? error))) response.http.status = 503;
        else if (errors?.some((error) => cameOf(TookTooLong, error.originalError ?? error))) response.http.status = 400;
        else if (response.body?.kind === 'single' && response.body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR')) response.http.status = 500;
      },
    };
  },
};

@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [GraphQLSchemaHost, Spending, CONFIG],
      useFactory: (host: GraphQLSchemaHost, spending: Spending, config: Config) => ({
        autoSchemaFile: true,
        sortSchema: true,
        path: '/graphql',
        introspection: true,
        playground: false,
        graphiql: false,
        // Batches of operations would multiply every limit.
        allowBatchedHttpRequests: false,
        csrfPrevention: { requestHeaders: ['x-apollo-operation-name', 'apollo-require-preflight', 'authorization', 'x-api-key'] },
        includeStacktraceInErrorResponses: false,
        stopOnTerminationSignals: false,
        // A named error keeps its status: BI tools read only that, and would take a refusal in a 200 for an answer.
        preserveHttpStatusForExecutionErrors: false,
        parseOptions: { maxTokens: LIMITS.tokens },
        formatError: maskError,
        context: ({ req, res }: { req: Request; res: Response }) => ({ req, res }),
        // Apollo's own plug-in for cache hints looks at every field of every row: half the cost of a table, for hints that nobody gives.
        plugins: [ApolloServerPluginCacheControlDisabled(), rightsPlugin(() => host.schema), limitsPlugin(() => host.schema, (cost, response) => spending.charge(cost, response)), nullBytesPlugin, patiencePlugin(config.questionMs), statusPlugin],
      }),
    }),
  ],
})
export class GraphqlModule {}
