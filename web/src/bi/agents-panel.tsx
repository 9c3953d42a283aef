import { useState } from 'react';
import { Segmented } from '../ui/segmented';
import { CodeView } from './code-view';

const ways = [{ value: 'http', name: 'Over HTTP' }, { value: 'stdio', name: 'As a command' }] as const;
type Way = (typeof ways)[number]['value'];

function settings(way: Way, origin: string): string {
  const server = way === 'http'
    ? { type: 'http', url: `${origin}/mcp`, headers: { Authorization: 'Bearer ${BIFOCAL_KEY}' } }
    : { command: 'npm', args: ['run', '-s', '--prefix', '/path/to/bifocal', 'mcp', '--', '--url', origin], env: { BIFOCAL_KEY: '${BIFOCAL_KEY}' } };
  return JSON.stringify({ mcpServers: { bifocal: server } }, null, 2);
}

/** How an agent is given the same questions as tools. */
export function AgentsPanel() {
  const [way, setWay] = useState<Way>('http');
  return (
    <section aria-labelledby="agents" className="card flex min-w-0 flex-col gap-2 px-4 py-3">
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="agents" className="text-body">For agents</h2>
        <p className="text-small text-muted">the catalogue, tables, Explain and sprint reports as read-only tools (Model Context Protocol)</p>
        <span className="ml-auto"><Segmented label="How the agent reaches it" value={way} options={ways} onChange={setWay} /></span>
      </header>
      <CodeView name="Settings of the agent" text={settings(way, window.location.origin)} copy="Copy the settings">With a key that may read in <code className="font-mono">BIFOCAL_KEY</code>: the same scopes and the same budget as everywhere.</CodeView>
    </section>
  );
}
