import type { ApolloServer, BaseContext } from '@apollo/server';
import type { ApolloDriver } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';

/** Asks one GraphQL operation; throws Refused with the first error. */
export type Ask = <T>(query: string, variables?: Record<string, unknown>) => Promise<T>;

/** What the API refused or could not do, in the words and with the code it has for every client. */
export class Refused extends Error {
  constructor(message: string, readonly code: string) {
    super(message);
    this.name = 'Refused';
  }
}

/**
 * GraphQL from within the server: the same schema, limits, permissions, cost and masked errors as over POST /graphql,
 * without a second way to any number.
 */
@Injectable()
export class OwnQuestions {
  constructor(@Inject(ModuleRef) private readonly modules: ModuleRef) {}

  /** How the one who sent this request asks. */
  of(request: Request, response: Response): Ask {
    return async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
      const { body } = await this.server().executeOperation({ query, variables }, { contextValue: { req: request, res: response } });
      if (body.kind !== 'single') throw new Refused('The answer came in parts, which was not asked for.', 'INTERNAL_SERVER_ERROR');
      const { data, errors } = body.singleResult;
      const [first] = errors ?? [];
      if (first) throw new Refused(first.message, String(first.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR'));
      return data as T;
    };
  }

  private server(): ApolloServer<BaseContext> {
    return this.modules.get<GraphQLModule<ApolloDriver>>(GraphQLModule, { strict: false }).graphQlAdapter.instance;
  }
}
