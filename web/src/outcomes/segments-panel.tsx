import { useState } from 'react';
import { exactValue, shortValue } from '../format/figure';
import { exactNumber, shortNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductSegmentsDocument, type ProductSegmentsQuery } from '../graphql/generated';
import { ChangeNote } from '../ui/change-note';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { TableButton } from '../ui/table-button';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';
import { dimensionWords, type Segment } from './segment';
import { FEW_ANSWERS, scales } from './survey-scale';
import type { KnownSurvey } from './use-survey';

type Row = NonNullable<ProductSegmentsQuery['product']>['satisfaction']['segments'][number];
const OWN = 'trait:';

/** A survey's score by plan, country, survey or any trait: each with its margin, those of few answers in grey and last. */
export function SegmentsPanel({ scope, survey, onOpen, className = '' }: { scope: OutcomeScope; survey: KnownSurvey; onOpen: (segment: Segment) => void; className?: string }) {
  const [by, setBy] = useUrlState('by', 'plan');
  const isTrait = by.startsWith(OWN);
  const [typed, setTyped] = useState(isTrait ? by.slice(OWN.length) : '');
  const { product, filters: { range, compare } } = scope;
  const question = useQuestion(ProductSegmentsDocument, { product, range, compare, kind: survey.kind, by: by === OWN ? 'plan' : by, filters: by === 'survey' ? null : [{ dimension: 'survey', in: [survey.key] }] });
  const rowsOf = (data: ProductSegmentsQuery): readonly Row[] => data.product?.satisfaction.segments ?? [];
  const grey = (row: Row) => (row.isThin ? 'text-muted' : '');
  const nameOf = (row: Row) => row.segment ?? 'not known';
  return (
    <div className={`flex min-w-0 flex-col gap-2 ${className}`}>
      <div className="no-print flex flex-wrap items-center gap-2">
        <Select label="Segments by" value={isTrait ? OWN : by} options={[{ value: 'plan', name: 'By plan' }, { value: 'country', name: 'By country' }, { value: 'survey', name: `By survey (${survey.kind})` }, { value: OWN, name: 'By a trait…' }]} onChange={(next) => setBy(next === OWN && typed ? OWN + typed : next)} />
        {isTrait && (
          <form onSubmit={(event) => { event.preventDefault(); if (typed.trim()) setBy(OWN + typed.trim()); }}>
            <input aria-label="Name of the trait" placeholder="trait, such as size" maxLength={100} className="control w-44 max-w-full" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => typed.trim() && setBy(OWN + typed.trim())} />
          </form>
        )}
      </div>
      <Panel
        title={`${survey.kind} by ${dimensionWords(by) || 'trait'}`}
        subtitle={by === 'survey' ? `all ${survey.kind} surveys` : survey.name}
        half="outcome"
        height={264}
        question={question}
        empty={(data) => (rowsOf(data).length ? null : { says: isTrait ? 'Nobody who answered has this trait. Name another one.' : 'Nobody answered in this range.' })}
        notes={(data) => [`Grey: fewer than ${FEW_ANSWERS} answers`, rowsOf(data).some((row) => row.figure.change !== null) && scope.filters.against, 'Parts do not add up: a score is a share']}
      >
        {(data) => (
          <div tabIndex={0} role="region" aria-label={`${survey.kind} by ${dimensionWords(by)}`} className="h-full overflow-auto">
            <DataTable<Row>
              caption={`${scales[survey.kind].metric} by ${dimensionWords(by)}`}
              columns={[
                { name: dimensionWords(by) === 'plan' ? 'Plan' : 'Segment', wide: true, value: nameOf, show: (row) => (row.segment === null || by === 'survey' ? <span className={grey(row)}>{nameOf(row)}</span> : <TableButton label={`What ${nameOf(row)} wrote`} onPress={() => onOpen({ by, value: row.segment ?? '' })}><span className={grey(row)}>{nameOf(row)}</span></TableButton>) },
                { name: survey.kind, number: true, value: (row) => row.figure.value, show: (row) => <span className={row.isThin ? 'text-muted' : 'font-semibold'} title={exactValue(row.figure.value, row.figure)}>{shortValue(row.figure.value, row.figure)}</span> },
                { name: '± 95 %', number: true, value: (row) => row.margin?.margin, show: (row) => <span className="text-muted">{row.margin ? shortNumber(row.margin.margin * (survey.kind === 'NPS' ? 1 : 100)) : '–'}</span> },
                { name: 'Answers', number: true, value: (row) => row.figure.sampleSize, show: (row) => <span className={grey(row)}>{exactNumber(row.figure.sampleSize ?? 0)}</span> },
                { name: 'Change', roomOnly: true, number: true, value: (row) => row.figure.change, show: (row) => <span className="text-small text-muted"><ChangeNote figure={{ ...row.figure, smallestDetectable: null }} /></span> },
              ]}
              rows={rowsOf(data)}
              rowKey={(row) => row.segment ?? ''}
            />
          </div>
        )}
      </Panel>
    </div>
  );
}
