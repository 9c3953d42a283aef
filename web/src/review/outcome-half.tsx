import { useQuestion } from '../graphql/client';
import { MetricFiguresDocument, ProductFunnelsDocument } from '../graphql/generated';
import { exactNumber } from '../format/number';
import { Ago } from '../ui/ago';
import { pointsOf, type MetricRow } from '../ui/metric-series';
import { settled } from '../ui/settled';
import { ChangeOf } from './change-of';
import { ReviewHalf } from './review-half';
import { useReviewPeriods, type ReviewScope } from './review-scope';
import { SmallMultiple } from './small-multiple';

const figureMetrics = ['adoption.wau', 'conversion.rate', 'revenue.mrr', 'satisfaction.nps'];

/** Did it matter to people? */
export function OutcomeHalf({ scope }: { scope: ReviewScope }) {
  const { filters } = scope;
  const { range, compare } = filters;
  const active = useReviewPeriods(scope, ['adoption.active_users'], 'WEEK');
  const revenue = useReviewPeriods(scope, ['revenue.mrr'], 'MONTH');
  const nps = useReviewPeriods(scope, ['satisfaction.nps'], 'MONTH');
  const figures = useQuestion(MetricFiguresDocument, { metrics: figureMetrics, product: scope.product, range, compare, sparkline: null });
  const find = (metric: string) => figures.data?.figures.find((figure) => figure.metric === metric);
  const change = (metric: string) => <ChangeOf figure={find(metric)} />;
  const explain = (metric: string) => ({ metric, product: scope.product, range });
  const one = (metric: string, name: string) => (rows: readonly MetricRow[]) => [{ name, points: pointsOf(rows, metric) }];
  // The first funnel: the one the API takes where none is named.
  const funnels = useQuestion(ProductFunnelsDocument, { product: scope.product }).data?.product?.funnels;
  const funnel = funnels?.[0];
  const noFunnel = funnels?.length === 0 ? { says: 'No funnel is defined yet.', link: 'Make one under Outcomes', to: `/outcomes/${scope.product}` } : undefined;
  const entered = useReviewPeriods(scope, ['conversion.rate'], 'MONTH');
  const conversion = { ...entered, data: entered.data && funnel ? settled(entered.data, funnel.windowMinutes, filters.completeOnly) : entered.data };
  const answers = find('satisfaction.nps')?.sampleSize;
  const shared = { currency: scope.currency };
  return (
    <ReviewHalf half="outcome" title="Outcome" question="did it matter to people?" notes={['Dashed: not over', compare && `Grey: ${filters.against.replace('vs. ', '')}`, 'Bands: 95 %', typeof answers === 'number' && `NPS: ${exactNumber(answers)} answers`, active.data && <span className="no-print">Fresh <Ago at={active.data.metricTable.asOf} /></span>]}>
      <SmallMultiple {...shared} title="Active people" subtitle="weekly" metric="adoption.active_users" question={active} seriesOf={one('adoption.active_users', 'Active people')} grain="WEEK" change={change('adoption.wau')} explain={explain('adoption.wau')} empty="No events in this range." />
      <SmallMultiple {...shared} notice={noFunnel} title="Conversion" subtitle={funnel?.name ?? 'first funnel'} metric="conversion.rate" question={conversion} seriesOf={one('conversion.rate', 'Conversion')} grain="MONTH" change={change('conversion.rate')} explain={{ ...explain('conversion.rate'), funnel: funnel?.id }} empty="No funnel, or nobody began it in this range." />
      <SmallMultiple {...shared} title="MRR" subtitle={`${scope.currency}, end of month`} metric="revenue.mrr" question={revenue} seriesOf={one('revenue.mrr', 'MRR')} grain="MONTH" change={change('revenue.mrr')} explain={explain('revenue.mrr')} empty="No paid subscriptions in this range." />
      <SmallMultiple {...shared} title="NPS" subtitle="with 95 % margin" metric="satisfaction.nps" question={nps} seriesOf={one('satisfaction.nps', 'NPS')} grain="MONTH" change={change('satisfaction.nps')} explain={explain('satisfaction.nps')} empty="Nobody answered in this range." />
    </ReviewHalf>
  );
}
