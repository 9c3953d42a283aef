import { Link } from 'react-router';
import { useQuestion } from '../graphql/client';
import { ProductSurveysDocument } from '../graphql/generated';
import { Panel } from '../ui/panel';
import { MetricPanel } from './metric-panel';
import type { OutcomeScope } from './outcome-scope';
import { SurveyPanel } from './survey-panel';
import { scales } from './survey-scale';
import { VerbatimsPanel } from './verbatims-panel';

const empty = { says: 'Nobody answered in this range.', link: 'Send survey responses', to: '/sources' };

/** Are they glad? One row per survey: where it stands, and how it went. */
export function SatisfactionSection({ scope }: { scope: OutcomeScope }) {
  const { range, compare } = scope.filters;
  const question = useQuestion(ProductSurveysDocument, { product: scope.product, range, compare });
  const surveys = question.data?.product?.satisfaction.surveys ?? [];
  return (
    <section aria-labelledby="satisfaction" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="satisfaction" className="text-title">Satisfaction</h2>
        <Link to={`/surveys/${encodeURIComponent(scope.product)}`} className="link no-print text-muted">Surveys in the product</Link>
      </div>
      <div className="grid gap-4 lg:grid-cols-12">
        {surveys.length === 0 && (
          <Panel title="Surveys" half="outcome" question={question} className="lg:col-span-12" empty={() => ({ says: 'No survey responses in this range. Ask in the product, or send answers of NPS, CSAT or CES surveys.', link: 'Ask in the product', to: `/surveys/${encodeURIComponent(scope.product)}` })}>{() => null}</Panel>
        )}
        {surveys.flatMap((survey) => [
          <SurveyPanel key={survey.key} scope={scope} survey={survey} question={question} className="lg:col-span-6" />,
          <MetricPanel key={`${survey.key}-trend`} scope={scope} title={`${survey.name} over time`} metrics={[{ key: scales[survey.kind].metric, name: survey.kind }]} filters={[{ dimension: 'survey', in: [survey.key] }]} height={232} empty={empty} className="lg:col-span-6" />,
        ])}
        <VerbatimsPanel scope={scope} surveys={surveys} className="lg:col-span-12" />
      </div>
    </section>
  );
}
