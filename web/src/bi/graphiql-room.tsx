import { useMemo } from 'react';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql-room.css';
import { useTheme } from './use-theme';

export interface GraphiqlRoomProps {
  /** A key to ask with; empty: as whoever is signed in. It is kept nowhere. */
  apiKey: string;
  query: string;
  variables: string;
}

/** GraphiQL itself. Loaded with its editor only where it is opened; it asks this server and nobody else. */
export function GraphiqlRoom({ apiKey, query, variables }: GraphiqlRoomProps) {
  const theme = useTheme();
  const fetcher = useMemo(() => async (params: object): Promise<Record<string, unknown>> => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      // With a key it is the key that asks, also where somebody is signed in.
      credentials: apiKey ? 'omit' : 'same-origin',
      body: JSON.stringify(params),
    });
    const text = await response.text();
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      return { errors: [{ message: `The server answered ${response.status} without JSON.` }] };
    }
  }, [apiKey]);
  return (
    <GraphiQL
      // Another asker may see another schema.
      key={apiKey}
      fetcher={fetcher}
      initialQuery={query}
      initialVariables={variables}
      forcedTheme={theme}
      isHeadersEditorEnabled={false}
      shouldPersistHeaders={false}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
    </GraphiQL>
  );
}
