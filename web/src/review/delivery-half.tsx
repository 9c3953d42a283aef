import { useQuestion } from '../graphql/client';
import { MetricFiguresDocument } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { pointsOf, type MetricRow } from '../ui/metric-series';
import { ChangeOf } from './change-of';
import { ReviewHalf } from './review-half';
import { useReviewPeriods, type ReviewScope } from './review-scope';
import { SmallMultiple } from './small-multiple';

const figureMetrics = ['flow.throughput', 'flow.cycle_time', 'defects.escape_rate'];

/** Is it being built as planned? */
export function DeliveryHalf({ scope }: { scope: ReviewScope }) {
  const { filters } = scope;
  const { range, compare } = filters;
  // A running sprint has kept little yet: drawn beside closed ones it would look like a fall.
  const kept = useReviewPeriods(scope, ['velocity.kept_commitment'], 'SPRINT', { groupBy: ['team'], completeOnly: true });
  const throughput = useReviewPeriods(scope, ['flow.throughput'], 'WEEK');
  const cycle = useReviewPeriods(scope, ['flow.cycle_time'], 'MONTH');
  const escaped = useReviewPeriods(scope, ['defects.escape_rate'], 'RELEASE');
  const figures = useQuestion(MetricFiguresDocument, { metrics: figureMetrics, product: scope.product, range, compare, sparkline: null });
  // Points of different teams have no common scale; items have.
  const keptItems = useQuestion(MetricFiguresDocument, { metrics: ['velocity.kept_commitment'], product: scope.product, range, compare, sparkline: null, measure: 'ITEMS' }).data?.figures[0];
  const change = (metric: string) => <ChangeOf figure={figures.data?.figures.find((figure) => figure.metric === metric)} />;
  const explain = (metric: string) => ({ metric, product: scope.product, range });
  const one = (metric: string, name: string) => (rows: readonly MetricRow[]) => [{ name, points: pointsOf(rows, metric) }];
  const byTeam = (rows: readonly MetricRow[]) =>
    [...new Set(rows.map((row) => row.dim1))].map((team) => ({ name: scope.teams.find(({ key }) => key === team)?.name ?? team ?? 'All', points: pointsOf(rows, 'velocity.kept_commitment', team) }));
  const { teams } = scope;
  const shared = { currency: scope.currency, notice: teams.length === 0 ? { says: 'No team is known yet.', link: 'Send sprints and work items', to: '/sources' } : undefined };
  return (
    <ReviewHalf half="delivery" title="Delivery" question="is it being built as planned?" notes={[teams.length === 0 ? 'No team is known yet' : `${teams.length} ${teams.length === 1 ? 'team' : 'teams'}: ${teams.map(({ name }) => name).join(', ')}`, 'Dashed: not over', compare && `Grey: ${filters.against.replace('vs. ', '')}`, throughput.data && <span className="no-print">Fresh <Ago at={throughput.data.metricTable.asOf} /></span>]}>
      <SmallMultiple {...shared} title="Kept commitment" subtitle="closed sprints" metric="velocity.kept_commitment" question={kept} seriesOf={byTeam} grain="DAY" change={<ChangeOf figure={keptItems} words="of items" />} explain={{ ...explain('velocity.kept_commitment'), measure: 'ITEMS' }} empty="No sprint was closed in this range." />
      <SmallMultiple {...shared} title="Throughput" subtitle="items a week" metric="flow.throughput" question={throughput} seriesOf={one('flow.throughput', 'Throughput')} grain="WEEK" change={change('flow.throughput')} explain={explain('flow.throughput')} empty="No item was done in this range." />
      <SmallMultiple {...shared} title="Cycle time" subtitle="median days" metric="flow.cycle_time" question={cycle} seriesOf={one('flow.cycle_time', 'Cycle time')} grain="MONTH" change={change('flow.cycle_time')} explain={explain('flow.cycle_time')} empty="No item was done in this range." />
      <SmallMultiple {...shared} title="Escaped defects" subtitle="by release" metric="defects.escape_rate" question={escaped} seriesOf={one('defects.escape_rate', 'Escaped defects')} grain="DAY" change={change('defects.escape_rate')} explain={explain('defects.escape_rate')} empty="No release with defects in this range." />
    </ReviewHalf>
  );
}
