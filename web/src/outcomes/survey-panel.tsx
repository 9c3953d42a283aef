import { ScoreDistribution } from '../charts/score-distribution';
import { exactValue, interval, shortValue } from '../format/figure';
import { exactNumber, shortNumber } from '../format/number';
import type { Question } from '../graphql/client';
import type { ProductSurveysQuery } from '../graphql/generated';
import { ChangeNote } from '../ui/change-note';
import { DataTable } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { marginWords } from './margin-words';
import { explainScope, type OutcomeScope } from './outcome-scope';
import { FEW_ANSWERS, scales } from './survey-scale';
import type { KnownSurvey } from './use-survey';

/** One survey: its score with its interval, how many were asked, and how the answers lie over the whole scale. */
export function SurveyPanel({ scope, survey, question, className = '' }: { scope: OutcomeScope; survey: KnownSurvey; question: Question<ProductSurveysQuery>; className?: string }) {
  const { open } = useExplain();
  const { figure, responseRate, kind, isThin, mean } = survey;
  const target = { ...explainScope(scope), filters: [{ dimension: 'survey', in: [survey.key] }] };
  const answers = figure.sampleSize ?? 0;
  const range = interval(figure);
  const { words, groups, metric } = scales[kind];
  return (
    <Panel
      title={survey.name}
      subtitle={kind}
      half="outcome"
      height={264}
      question={question}
      className={className}
      explain={{ metric, ...target }}
      table={() => <DataTable caption={`${survey.name}, answers by score`} columns={[{ name: 'Score', number: true, value: (row) => row.score }, { name: 'Says', value: (row) => groups[row.group] }, { name: 'Answers', number: true, value: (row) => row.count, show: (row) => exactNumber(row.count) }]} rows={survey.distribution} rowKey={(row) => String(row.score)} />}
      notes={() => [words, isThin && `Grey: fewer than ${FEW_ANSWERS} answers`]}
    >
      {() => (
        <div className="flex h-full flex-col gap-3 sm:flex-row sm:gap-6">
          <div className="flex shrink-0 flex-wrap content-start gap-x-4 sm:w-44 sm:flex-col">
            <p className={`text-figure font-semibold ${isThin ? 'text-muted' : ''}`} title={exactValue(figure.value, figure)}>{shortValue(figure.value, figure)}</p>
            <div className="text-small text-muted">
              <p>{figure.value === null ? figure.nullReason : range && <>95 %: {range} <span className="whitespace-nowrap">({marginWords(survey.margin, kind)})</span></>}</p>
              <p>{exactNumber(answers)} answers{mean && mean.value !== null && `, mean ${shortNumber(mean.value)}`}</p>
              <p><ChangeNote figure={figure} against={scope.filters.compare ? scope.filters.against : undefined} /></p>
            </div>
            <button type="button" className="mt-2 hidden text-left text-small text-muted hover:text-ink sm:block" onClick={() => open({ metric: responseRate.metric, ...target })}>
              Response rate <span className="block font-semibold text-ink">{shortValue(responseRate.value, responseRate)}</span>
              {responseRate.value === null ? responseRate.nullReason : responseRate.denominator !== null && `of ${exactNumber(responseRate.denominator)} people asked`}
            </button>
          </div>
          <div className="min-h-0 min-w-0 flex-1"><ScoreDistribution label={survey.name} columns={survey.distribution} groups={survey.groups.map((group) => ({ ...group, name: groups[group.group] }))} faint={isThin} /></div>
        </div>
      )}
    </Panel>
  );
}
