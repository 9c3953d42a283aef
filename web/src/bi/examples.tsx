import { Link } from 'react-router';
import type { KnownProduct } from '../shell/use-products';
import { writeQuery, readQuery, type BiQuery } from './bi-query';

interface Example {
  readonly says: string;
  readonly query: Partial<BiQuery>;
  readonly view?: string;
}

/** Something to begin with: a query that works as it stands, one press away. */
export function Examples({ product }: { product: KnownProduct | undefined }) {
  const team = product?.teams[0];
  const examples: readonly Example[] = [
    { says: 'Monthly recurring revenue by plan', query: { metrics: ['revenue.mrr'], groupBy: ['plan'] }, view: 'chart' },
    { says: 'Active people and NPS by month, against the year before', query: { metrics: ['adoption.active_users', 'satisfaction.nps'], compare: 'PREVIOUS_YEAR' }, view: 'chart' },
    ...(team ? [{ says: `What ${team.name} committed and completed, sprint by sprint`, query: { metrics: ['velocity.committed', 'velocity.completed'], grain: 'SPRINT', team: team.key } as const }] : []),
    { says: 'Defects opened and closed by severity, by week', query: { metrics: ['defects.opened', 'defects.closed'], grain: 'WEEK', groupBy: ['severity'], range: 'P90D' } },
  ];
  const link = ({ query, view }: Example) => {
    const params = writeQuery({ ...readQuery(new URLSearchParams()), product: product?.key ?? null, ...query });
    if (view) params.set('view', view);
    return `/bi?${params.toString()}`;
  };
  return (
    <div className="flex min-h-60 flex-col items-center justify-center gap-3 text-center text-muted">
      <p className="max-w-96">Choose a metric in the catalogue. Its table, chart, query and request appear here.</p>
      <ul className="flex flex-col gap-1">{examples.map((example) => <li key={example.says}><Link to={link(example)} className="link font-medium text-ink">{example.says}</Link></li>)}</ul>
    </div>
  );
}
