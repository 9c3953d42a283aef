import { useState, type ComponentType, type ReactNode } from 'react';
import { useQuestion } from '../graphql/client';
import { BiValuesDocument, type FilterInput } from '../graphql/generated';
import { PickInput } from '../ui/pick-input';
import { readRange } from '../ui/range';
import { argumentsOf, type BiQuery } from './bi-query';
import { Chip } from './chip';
import { ANY_TRAIT, barredDimensions, dimensionChoices, dimensionName, MOST_GROUPS, sharedGrains, type DimensionChoice, type KnownMetric } from './query-fit';
import type { BiQueryState } from './use-bi-query';

interface Props {
  Line: ComponentType<{ name: string; children: ReactNode }>;
  query: BiQuery;
  change: BiQueryState['change'];
  metrics: readonly KnownMetric[];
  traits: readonly string[];
}

/** What the rows are split by, and which facts are kept. */
export function BuilderDimensions({ Line, query, change, metrics, traits }: Props) {
  const [filtering, setFiltering] = useState<string | null>(null);
  const choices = dimensionChoices(metrics);
  const barred = barredDimensions(metrics);
  const group = (dimension: string) => change({ groupBy: [...query.groupBy, dimension].slice(0, MOST_GROUPS) });
  const keep = (filter: FilterInput) => {
    const other = query.filters.filter(({ dimension }) => dimension !== filter.dimension);
    const before = query.filters.find(({ dimension }) => dimension === filter.dimension)?.in ?? [];
    change({ filters: [...other, { dimension: filter.dimension, in: [...new Set([...before, ...filter.in])] }] });
  };
  return (
    <>
      <Line name="Split by">
        <ul className="contents">{query.groupBy.map((dimension) => <Chip key={dimension} name={dimensionName(dimension)} onRemove={() => change({ groupBy: query.groupBy.filter((one) => one !== dimension) })}>{dimensionName(dimension)}</Chip>)}</ul>
        {query.groupBy.length < MOST_GROUPS
          ? <DimensionPick label="Split by" empty={metrics.length === 0} choices={choices.filter(({ dimension }) => !query.groupBy.includes(dimension))} traits={traits} onPick={group} />
          : <p className="text-small text-muted">3 dimensions are the most.</p>}
        {barred.length > 0 && <p className="w-full text-small text-muted">{barred.map(({ dimensions, missing }) => `Not by ${dimensions.map(dimensionName).join(', ')}: not known of ${shortNames(missing)}.`).join(' ')}</p>}
        {metrics.length > 0 && choices.length === 0 && <p className="text-small text-muted">{shortNames(metrics)} cannot be split.</p>}
      </Line>
      {(choices.length > 0 || query.filters.length > 0) && (
        <Line name="Only">
          <ul className="contents">
            {query.filters.map((filter) => <Chip key={filter.dimension} name={`the filter on ${dimensionName(filter.dimension)}`} onRemove={() => change({ filters: query.filters.filter((one) => one !== filter) })}>{dimensionName(filter.dimension)} is {filter.in.join(' or ') || 'nothing'}</Chip>)}
          </ul>
          {filtering === null
            ? <DimensionPick label="Only where" empty={metrics.length === 0} choices={choices} traits={traits} onPick={setFiltering} />
            : <ValuePick query={query} metrics={metrics} dimension={filtering} onPick={(value) => { keep({ dimension: filtering, in: [value] }); }} onDone={() => setFiltering(null)} />}
        </Line>
      )}
    </>
  );
}

const shortNames = (metrics: readonly KnownMetric[]): string => (metrics.length > 3 ? `${metrics.slice(0, 2).map(({ name }) => name).join(', ')} and ${metrics.length - 2} more` : metrics.map(({ name }) => name).join(', '));

/** A dimension out of those that the metrics share; a trait is named. The others are there to be seen, with the reason. */
function DimensionPick({ label, empty, choices, traits, onPick }: { label: string; empty: boolean; choices: readonly DimensionChoice[]; traits: readonly string[]; onPick: (dimension: string) => void }) {
  const [naming, setNaming] = useState(false);
  if (naming) return <PickInput autoFocus label="Name of the trait" placeholder="trait, such as industry" known={traits} maxLength={200} onPick={(name) => { setNaming(false); onPick(`trait:${name}`); }} onLeave={() => setNaming(false)} />;
  const pick = (dimension: string) => {
    if (dimension === ANY_TRAIT) setNaming(true);
    else if (dimension) onPick(dimension);
  };
  return (
    <select aria-label={label} value="" disabled={empty || choices.length === 0} onChange={(event) => pick(event.target.value)} className="control select-chevron no-print min-w-0 max-w-56">
      <option value="">{empty ? 'Choose a metric first' : `${label}…`}</option>
      {choices.map(({ dimension, missing }) => <option key={dimension} value={dimension} disabled={missing.length > 0}>{`${dimension === ANY_TRAIT ? 'a trait…' : dimension}${missing.length > 0 ? ` – not ${shortNames(missing)}` : ''}`}</option>)}
    </select>
  );
}

/** Values to keep: those that the facts have are suggested, and any can be written. */
function ValuePick({ query, metrics, dimension, onPick, onDone }: { query: BiQuery; metrics: readonly KnownMetric[]; dimension: string; onPick: (value: string) => void; onDone: () => void }) {
  const fitting = metrics.filter(({ dimensions }) => dimensions.includes(dimension) || (dimension.startsWith('trait:') && dimensions.includes(ANY_TRAIT)));
  const { product } = argumentsOf(query);
  const grain = sharedGrains(fitting.slice(0, 1)).findLast((one) => one !== 'RELEASE') ?? query.grain;
  const question = useQuestion(BiValuesDocument, { metrics: fitting.slice(0, 1).map(({ key }) => key), range: readRange(query.range), grain, product: product ?? null, groupBy: [dimension] }, { enabled: fitting.length > 0 });
  const known = [...new Set((question.data?.metricTable.rows ?? []).map(({ dim1 }) => dim1 ?? '(none)'))];
  return (
    <span className="no-print inline-flex flex-wrap items-center gap-2">
      <span className="text-muted">{dimensionName(dimension)} is</span>
      <PickInput autoFocus label={`Value of ${dimensionName(dimension)}`} placeholder="a value, then Enter" known={known} maxLength={200} onPick={onPick} />
      <button type="button" className="control" onClick={onDone}>Done</button>
      {known.length > 0 && known.length <= 12 && known.map((value) => <button key={value} type="button" className="control" aria-label={`Keep ${value}`} onClick={() => onPick(value)}>{value}</button>)}
    </span>
  );
}
