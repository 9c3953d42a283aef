import { useId, useState } from 'react';
import type { Additivity, Unit } from '../graphql/generated';
import { dimensionName, grainNames, type KnownMetric } from './query-fit';

const unitNames: Readonly<Record<Unit, string>> = {
  POINTS: 'points', ITEMS: 'items', HOURS: 'hours', DAYS: 'days', PEOPLE: 'people', CUSTOMERS: 'customers', EVENTS: 'events', RESPONSES: 'responses',
  DEPLOYMENTS: 'deployments', RATIO: 'share', SCORE: 'score', MONEY: 'money', COUNT: 'count',
};
const adding: Readonly<Record<Additivity, string>> = {
  ADDITIVE: 'periods and groups may be added up',
  SEMI_ADDITIVE: 'groups may be added up, periods may not: it is a level',
  NOT_ADDITIVE: 'neither periods nor groups may be added up',
};

/** A metric of the catalogue: a press on its name puts it into the query, and what it means folds out. */
export function CatalogueEntry({ metric, chosen, onToggle }: { metric: KnownMetric; chosen: boolean; onToggle: () => void }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  return (
    <li className="border-b border-line py-1 last:border-0">
      <div className="flex items-start gap-1">
        <button type="button" aria-pressed={chosen} onClick={onToggle} title={metric.definition} className={`flex min-w-0 flex-1 items-baseline gap-2 rounded-md px-1.5 py-1 text-left hover:bg-sunken ${chosen ? 'bg-half-wash' : ''}`}>
          <span aria-hidden className="w-3 shrink-0 text-muted">{chosen ? '✓' : '+'}</span>
          <span className="min-w-0 flex-1"><span className="font-medium">{metric.name}</span> <span className="text-small break-words text-muted">{metric.key}</span></span>
          <span className="text-small text-muted">{unitNames[metric.unit]}</span>
        </button>
        <button type="button" aria-expanded={open} aria-controls={details} aria-label={`What ${metric.name} means`} onClick={() => setOpen(!open)} className="no-print rounded-md px-2 py-1 text-muted hover:bg-sunken hover:text-ink"><span aria-hidden>{open ? '▴' : '▾'}</span></button>
      </div>
      <div id={details} hidden={!open} className="px-1.5 pt-1 pb-2 pl-6.5 text-small">
        <p>{metric.definition}</p>
        <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-muted">
          <dt>Formula</dt><dd className="text-ink">{metric.formula}</dd>
          <dt>Unit</dt><dd>{unitNames[metric.unit]}{metric.unit === 'MONEY' && ', in minor units over the API'}{metric.unit === 'RATIO' && ', 0 to 1 over the API'}</dd>
          <dt>By</dt><dd>{metric.grains.map((grain) => grainNames[grain]).join(', ')}</dd>
          <dt>Split by</dt><dd>{metric.dimensions.length > 0 ? metric.dimensions.map(dimensionName).join(', ') : 'nothing'}</dd>
          <dt>Adding</dt><dd>{adding[metric.additivity]}</dd>
          {metric.better !== 'NEITHER' && <><dt>Better</dt><dd>{metric.better === 'HIGHER' ? 'higher' : 'lower'}</dd></>}
          {metric.source && <><dt>After</dt><dd className="break-words">{metric.source}</dd></>}
          <dt>Version</dt><dd>{metric.version}</dd>
        </dl>
      </div>
    </li>
  );
}
