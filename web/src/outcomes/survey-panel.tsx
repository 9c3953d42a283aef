import { ScoreDistribution } from '../charts/score-distribution';
import { exactValue, interval, shortValue } from '../format/figure';
import { exactNumber } from '../format/number';
import type { Question } from '../graphql/client';
import type { ProductSurveysQuery } from '../graphql/generated';
import { ChangeNote } from '../ui/change-note';
import { DataTable } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { explainScope, type OutcomeScope } from './outcome-scope';
import { FEW_ANSWERS, scales, wholeScale } from './survey-scale';

type Survey = NonNullable<ProductSurveysQuery['product']>['satisfaction']['surveys'][number];

/** One survey: its score with its interval, how many were asked, and how the answers lie over the whole scale. */
export function SurveyPanel({ scope, survey, question, className = '' }: { scope: OutcomeScope; survey: Survey; question: Question<ProductSurveysQuery>; className?: string }) {
  const { open } = useExplain();
  const { figure, responseRate, kind } = survey;
  const target = { ...explainScope(scope), filters: [{ dimension: 'survey', in: [survey.key] }] };
  const counts = wholeScale(kind, survey.distribution);
  const answers = figure.sampleSize ?? 0;
  const few = answers < FEW_ANSWERS;
  const range = interval(figure);
  return (
    <Panel
      title={survey.name}
      subtitle={kind}
      half="outcome"
      height={232}
      question={question}
      className={className}
      explain={{ metric: scales[kind].metric, ...target }}
      table={() => <DataTable caption={`${survey.name}, answers by score`} columns={[{ name: 'Score', number: true, value: (row) => row.score }, { name: 'Answers', number: true, value: (row) => row.count, show: (row) => exactNumber(row.count) }]} rows={counts} rowKey={(row) => String(row.score)} />}
      notes={() => [scales[kind].words, few && `Grey: fewer than ${FEW_ANSWERS} answers`]}
    >
      {() => (
        <div className="flex h-full flex-col gap-3 sm:flex-row sm:gap-6">
          <div className="flex shrink-0 flex-wrap gap-x-4 sm:w-40 sm:flex-col">
            <p className={`text-figure font-semibold ${few ? 'text-muted' : ''}`} title={exactValue(figure.value, figure)}>{shortValue(figure.value, figure)}</p>
            <div className="text-small text-muted">
              <p>{figure.value === null ? figure.nullReason : range && `95 %: ${range}`}</p>
              <p>{exactNumber(answers)} answers</p>
              <p><ChangeNote figure={figure} against={scope.filters.compare ? scope.filters.against : undefined} /></p>
            </div>
            <button type="button" className="mt-2 hidden text-left text-small text-muted hover:text-ink sm:block" onClick={() => open({ metric: responseRate.metric, ...target })}>
              Response rate <span className="block font-semibold text-ink">{shortValue(responseRate.value, responseRate)}</span>
              {responseRate.value === null ? responseRate.nullReason : responseRate.denominator !== null && `of ${exactNumber(responseRate.denominator)} people asked`}
            </button>
          </div>
          <div className="min-h-0 min-w-0 flex-1"><ScoreDistribution label={`${survey.name}, answers by score`} counts={counts} groupOf={scales[kind].groupOf} /></div>
        </div>
      )}
    </Panel>
  );
}
