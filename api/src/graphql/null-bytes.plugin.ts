import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import { visit, type DocumentNode } from 'graphql';
import { isCollecting } from './limits.plugin.js';
import { badInput } from './named-error.js';

/**
 * PostgreSQL takes no text with a null byte, not even to compare with: refused here for every question at once.
 * Collecting is let through, because there only the item that holds it is rejected.
 */
export const nullBytesPlugin: ApolloServerPlugin = {
  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    return {
      async didResolveOperation({ document, operation, request }) {
        if (!operation || isCollecting(operation)) return;
        const place = inDocument(document) ?? inVariables(request.variables ?? {});
        if (place !== null) throw badInput(`${place}: contains the character U+0000 (a null byte), which no text here can hold. Remove it.`);
      },
    };
  },
};

/** The argument in whose literal a null byte stands. */
function inDocument(document: DocumentNode): string | null {
  let argument = 'query';
  let found: string | null = null;
  visit(document, {
    Argument: ({ name }) => { argument = name.value; },
    StringValue: ({ value }) => { if (value.includes('\0')) found ??= argument; },
  });
  return found;
}

/** The variable that holds one. Not by recursion: variables may be nested deeper than the stack. */
function inVariables(variables: Readonly<Record<string, unknown>>): string | null {
  for (const [name, variable] of Object.entries(variables)) {
    const open: unknown[] = [variable];
    while (open.length > 0) {
      const value = open.pop();
      if (typeof value === 'string' && value.includes('\0')) return name;
      if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) open.push(each);
    }
  }
  return null;
}
