import { useState } from 'react';
import { Link } from 'react-router';
import { exactNumber, percent, shortNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductFeaturesDocument, type ProductFeaturesQuery } from '../graphql/generated';
import { ChangeNote } from '../ui/change-note';
import { DataTable, type Column } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { Segmented } from '../ui/segmented';
import { Sparkline } from '../ui/sparkline';
import { TableButton } from '../ui/table-button';
import { explainScope, grainWords, type OutcomeScope } from './outcome-scope';
import { productSettingsPath } from './product-settings-path';

type Feature = NonNullable<ProductFeaturesQuery['product']>['adoption']['features'][number];
type By = 'people' | 'accounts';

const share = (value: number | null) => (value === null ? '–' : percent(value));

/** How many of those eligible use each feature, how often and how deep. */
export function FeaturesPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const { range, compare, grain, against } = scope.filters;
  const [by, setBy] = useState<By>('people');
  const { open } = useExplain();
  const question = useQuestion(ProductFeaturesDocument, { product: scope.product, range, compare, grain });
  const rows = question.data?.product?.adoption.features ?? [];
  const columns: Column<Feature>[] = [
    { name: 'Feature', wide: true, value: (row) => row.name, show: (row) => <><span className="font-medium">{row.name}</span><span className="block text-small text-muted">{row.says}</span></> },
    {
      name: 'Adoption', number: true, value: (row) => row[by].rate,
      show: (row) => (
        <>
          {by === 'people' && row.people.rate !== null ? <TableButton label={`${share(row.people.rate)}: explain adoption of ${row.name}`} onPress={() => open({ metric: 'adoption.feature_rate', ...explainScope(scope), filters: [{ dimension: 'feature', in: [row.key] }] })}>{share(row.people.rate)}</TableButton> : <span title={row[by].nullReason ?? undefined}>{share(row[by].rate)}</span>}
          <span className="block text-small text-muted">{shortNumber(row[by].used)} of {shortNumber(row[by].eligible)}</span>
        </>
      ),
    },
    { name: '95 % interval', number: true, roomOnly: true, value: (row) => row[by].low, show: (row) => (row[by].low === null ? '–' : <span className="text-small text-muted">{share(row[by].low)} to {share(row[by].high)}</span>) },
    ...(by === 'people' && compare ? [{ name: 'Change', number: true, roomOnly: true, value: (row: Feature) => row.adoption.change, show: (row: Feature) => <span className="text-small whitespace-normal"><ChangeNote figure={row.adoption} /></span> }] : []),
    { name: 'On 3 days or more', number: true, value: (row) => row[by].threeDaysRate, show: (row) => <>{share(row[by].threeDaysRate)}<span className="block text-small text-muted">{shortNumber(row[by].usedOnThreeDays)}</span></> },
    ...(by === 'people' ? [
      { name: 'Days a user', number: true, roomOnly: true, value: (row: Feature) => row.medianDays, show: (row: Feature) => (row.medianDays === null ? '–' : exactNumber(row.medianDays)) },
      { name: 'Uses a user', number: true, roomOnly: true, value: (row: Feature) => row.medianUses, show: (row: Feature) => (row.medianUses === null ? '–' : exactNumber(row.medianUses)) },
      { name: 'Trend', roomOnly: true, value: (row: Feature) => row.adoption.sparkline.findLast((point) => point.complete)?.value ?? null, show: (row: Feature) => <Sparkline points={row.adoption.sparkline} /> },
    ] : []),
  ];
  return (
    <Panel
      title="Features"
      subtitle="of those eligible and active, over the range"
      half="outcome"
      height={Math.max(168, 120 + 50 * Math.min(6, rows.length))}
      question={question}
      className={className}
      empty={(data) => (data.product?.adoption.features.length ? null : { says: 'No feature is named yet. Say which events are a use of it, and who is eligible.', link: 'Name features', to: productSettingsPath(scope.product) })}
      notes={() => [
        by === 'people' ? 'Days and uses: medians of those who used it' : 'An account uses a feature when one of its people does',
        compare && by === 'people' && `Change ${against}`,
        by === 'people' && `Trend ${grainWords[grain]}`,
        <Link className="link" to={productSettingsPath(scope.product)}>Definition {question.data?.product?.definition.version}</Link>,
      ]}
    >
      {(data) => (
        <div className="flex h-full flex-col gap-2">
          <div><Segmented label="Counted by" value={by} options={[{ value: 'people', name: 'By person' }, { value: 'accounts', name: 'By account' }]} onChange={setBy} /></div>
          <div tabIndex={0} role="region" aria-label="Features, table" className="min-h-0 flex-1 overflow-auto print:overflow-visible">
            <DataTable caption={by === 'people' ? 'Features by person' : 'Features by account'} columns={columns} rows={data.product?.adoption.features ?? []} rowKey={(row) => row.key} />
          </div>
        </div>
      )}
    </Panel>
  );
}
