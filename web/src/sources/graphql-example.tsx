import { useState } from 'react';
import { Link } from 'react-router';
import { useProducts } from '../shell/use-products';
import { CopyButton } from '../ui/copy-button';

const mutation = 'mutation Send($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted duplicates rejected { path value reason } } }';

/** One request that works with a key in it: nothing else in it is a quote that a shell would take. */
function curlOf(origin: string, product: string, at: string): string {
  const event = JSON.stringify({ key: `first-${at}`, person: 'ada', name: 'signed_up', at });
  return [
    `curl ${origin}/graphql \\`,
    `  -H 'authorization: Bearer KEY' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '{"query": ${JSON.stringify(mutation)},`,
    `       "variables": {"input": {"source": "my-script", "product": ${JSON.stringify(product)},`,
    `         "events": [${event}]}}}'`,
  ].join('\n');
}

/** How facts are sent by a program, with an example to copy. */
export function GraphqlExample({ className = '' }: { className?: string }) {
  const { products, current } = useProducts();
  const [at] = useState(() => new Date().toISOString());
  // Nobody's first try should land among simulated numbers.
  const own = [...(current ? [current] : []), ...products].find((product) => !product.simulated)?.key ?? 'my-product';
  const text = curlOf(window.location.origin, own.replaceAll("'", ''), at);
  return (
    <section aria-labelledby="send-example" className={`card flex min-w-0 flex-col px-4 py-3 ${className}`}>
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="send-example" className="text-body">Send facts by GraphQL</h2>
        <p className="text-small text-muted">one event; your key in place of KEY</p>
        <span className="ml-auto"><CopyButton text={text} /></span>
      </header>
      <pre tabIndex={0} role="region" aria-label="Request to copy" className="mt-2 min-h-0 flex-1 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre">{text}</pre>
      <p className="mt-2 text-small text-muted">A key that sends outcomes is made under <Link className="link" to="/settings/keys">Settings, Keys</Link>. Sending it again changes nothing: a fact with the same key counts once. Delivery goes the same way through <code className="font-mono">collectDelivery</code>.</p>
    </section>
  );
}
