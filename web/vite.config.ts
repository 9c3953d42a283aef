import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

const served = Object.fromEntries(['/graphql', '/api', '/health', '/live', '/oidc', '/v1', '/mcp', '/tracker.js'].map((path) => [path, api]));

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { proxy: served },
  preview: { proxy: served },
  build: {
    outDir: 'dist',
    // The page is served under a policy that allows no inline code: nothing may be inlined as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // GraphiQL's editor is one large chunk, fetched only where it is opened.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      // Libraries say to React's compiler what it should leave alone; nothing here compiles them.
      onLog: (level, log, handle) => { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log); },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: 'recharts', test: /node_modules\/(recharts|d3-[a-z]+|internmap|victory-vendor|decimal|es-toolkit|@reduxjs|redux|react-redux|reselect|immer|eventemitter3|use-sync-external-store|tiny-invariant)/ },
          ],
        },
      },
    },
  },
});
