import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { NearView } from '../ui/near-view';
import { Panel } from '../ui/panel';
import { useUrlState } from '../ui/use-url-state';
import { InboxPanel } from './inbox-panel';
import { MetricPanel } from './metric-panel';
import type { OutcomeScope } from './outcome-scope';
import { RequestsPanel } from './requests-panel';
import { writeSegment } from './segment';
import { SegmentsPanel } from './segments-panel';
import { SurveyCards } from './survey-cards';
import { SurveyPanel } from './survey-panel';
import { FEW_ANSWERS, scales } from './survey-scale';
import { TagsPanel } from './tags-panel';
import { useSurvey } from './use-survey';
import { useVerbatims } from './use-verbatims';
import { VerbatimsPanel } from './verbatims-panel';

const RequestDrawer = lazy(() => import('./request-drawer').then((module) => ({ default: module.RequestDrawer })));
const empty = { says: 'Nobody answered in this range.', link: 'Send survey responses', to: '/sources' };

/** Are they glad, what do they write, and what do they ask for? */
export function SatisfactionSection({ scope }: { scope: OutcomeScope }) {
  return (
    <section id="satisfaction-part" aria-labelledby="satisfaction" tabIndex={-1} className="page-part flex flex-col gap-4 outline-none">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="satisfaction" className="text-title">Satisfaction</h2>
        <Link to={`/surveys/${encodeURIComponent(scope.product)}`} className="link no-print text-muted">Surveys in the product</Link>
      </div>
      <Scores scope={scope} />
      <NearView><Requests scope={scope} /></NearView>
    </section>
  );
}

function Scores({ scope }: { scope: OutcomeScope }) {
  const { question, surveys, chosen, choose } = useSurvey(scope);
  const verbatims = useVerbatims(scope);
  const ofChosen = chosen ? [{ dimension: 'survey', in: [chosen.key] }] : [];
  return (
    <>
      {surveys.length > 1 && <SurveyCards surveys={surveys} chosen={chosen?.key ?? ''} onChoose={choose} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-12">
        {chosen === null ? (
          <Panel title="Surveys" half="outcome" question={question} className="lg:col-span-12" empty={() => ({ says: 'No survey responses yet. Ask in the product, or send answers of NPS, CSAT or CES surveys.', link: 'Ask in the product', to: `/surveys/${encodeURIComponent(scope.product)}` })}>{() => null}</Panel>
        ) : (
          <>
            <SurveyPanel scope={scope} survey={chosen} question={question} className="lg:col-span-6" />
            <MetricPanel scope={scope} title={`${chosen.name} over time`} metrics={[{ key: scales[chosen.kind].metric, name: chosen.kind }]} filters={ofChosen} height={264} thinUnder={FEW_ANSWERS} empty={empty} className="lg:col-span-6" />
            <SegmentsPanel scope={scope} survey={chosen} onOpen={(segment) => verbatims.setSegmentText(writeSegment(segment))} className="lg:col-span-5" />
            <TagsPanel scope={scope} survey={chosen} segment={verbatims.segment} onOpen={verbatims.setTag} className="lg:col-span-4 lg:mt-10" />
            <MetricPanel scope={scope} title="Response rate" subtitle="people who finished, of those asked" metrics={[{ key: 'satisfaction.response_rate', name: 'Response rate' }]} filters={ofChosen} height={264} empty={{ says: 'No survey was shown in this range.' }} className="lg:col-span-3 lg:mt-10" />
          </>
        )}
        <VerbatimsPanel scope={scope} surveys={surveys} verbatims={verbatims} className="lg:col-span-12" />
      </div>
    </>
  );
}

function Requests({ scope }: { scope: OutcomeScope }) {
  const [request, setRequest] = useUrlState('request', '');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-12">
      <RequestsPanel scope={scope} onOpen={setRequest} className="lg:col-span-6" />
      <InboxPanel scope={scope} className="lg:col-span-6" />
      {request && <Suspense><RequestDrawer scope={scope} id={request} onClose={() => setRequest('')} onOpen={setRequest} /></Suspense>}
    </div>
  );
}
