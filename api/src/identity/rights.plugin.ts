import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { unauthenticated } from '../graphql/named-error.js';
import { askedRights } from './asked-rights.js';
import { asking } from './asking.js';
import { missing } from './needs.js';
import { forbidden } from './refusals.js';

/** Refuses, before anything runs, an operation of which one field is more than the one who asks may. What nobody has marked is refused too. */
export function rightsPlugin(schema: () => GraphQLSchema): ApolloServerPlugin {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (!operation) return;
          const asker = asking.current();
          for (const { path, needed } of askedRights(schema(), document, operation, request.variables ?? {})) {
            if (!needed) throw new Error(`${path} is marked neither @Needs nor @Open, so nobody may ask for it.`);
            if (needed.open) continue;
            if (!asker) throw unauthenticated();
            const lacking = missing(needed, asker.permissions);
            if (lacking) throw forbidden(path, lacking, asker);
          }
        },
      };
    },
  };
}
