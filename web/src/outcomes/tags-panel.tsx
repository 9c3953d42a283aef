import { exactNumber, percent } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductTagsDocument, type ProductTagsQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import type { OutcomeScope } from './outcome-scope';
import { filtersOf, type Segment } from './segment';
import { scales } from './survey-scale';
import type { KnownSurvey } from './use-survey';

/** What people write about, by tag: how often, and how many of those who do are glad or not. */
export function TagsPanel({ scope, survey, segment, onOpen, className = '' }: { scope: OutcomeScope; survey: KnownSurvey; segment: Segment | null; onOpen: (tag: string) => void; className?: string }) {
  const question = useQuestion(ProductTagsDocument, { product: scope.product, range: scope.filters.range, survey: survey.key, filters: filtersOf(segment) });
  const rowsOf = (data: ProductTagsQuery) => data.product?.satisfaction.tags ?? [];
  const { groups } = scales[survey.kind];
  const share = (value: number | null) => (value === null ? '–' : percent(value, 0));
  return (
    <Panel title="Themes" subtitle={`tags of what people wrote, ${survey.name}`} half="outcome" height={264} question={question} className={className}
      empty={(data) => (rowsOf(data).length ? null : { says: 'Nothing is tagged in this range. Tag what people wrote below, and it is counted here.' })}
      notes={() => ['One answer may carry several tags: they do not add up']}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Themes" className="h-full overflow-auto">
          <DataTable
            caption="Themes"
            columns={[
              { name: 'Tag', wide: true, value: (row) => row.name, show: (row) => <TableButton label={`What is tagged ${row.name}`} onPress={() => onOpen(row.name)}>{row.name}</TableButton> },
              { name: 'Answers', number: true, value: (row) => row.answers, show: (row) => exactNumber(row.answers) },
              { name: groups.FAVOURABLE, number: true, value: (row) => row.favourableShare, show: (row) => <span title={`${exactNumber(row.favourable)} of ${exactNumber(row.answers)}`}>{share(row.favourableShare)}</span> },
              { name: groups.CRITICAL, number: true, value: (row) => row.criticalShare, show: (row) => <span title={`${exactNumber(row.critical)} of ${exactNumber(row.answers)}`}>{share(row.criticalShare)}</span> },
            ]}
            rows={rowsOf(data)}
            rowKey={(row) => row.name}
          />
        </div>
      )}
    </Panel>
  );
}
