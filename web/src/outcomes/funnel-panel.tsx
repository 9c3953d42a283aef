import { FunnelChart } from '../charts/funnel-chart';
import { exactNumber, percent } from '../format/number';
import type { Question } from '../graphql/client';
import type { FunnelReportQuery, ProductFunnelsQuery } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import type { EmptyNotice } from '../ui/panel-states';
import { durationWords } from './duration-words';
import { explainScope, type OutcomeScope } from './outcome-scope';
import { useFunnelReport, type ChosenFunnel } from './use-funnel';

type Report = NonNullable<NonNullable<FunnelReportQuery['product']>['funnel']>['report'];
type Step = Report['steps'][number];

function reportOf(data: FunnelReportQuery): Report | null {
  return data.product?.funnel?.report ?? null;
}

function emptyNotice(data: FunnelReportQuery): EmptyNotice | null {
  const report = reportOf(data);
  if (!report) return { says: 'This funnel is no longer there. Choose another.' };
  if (report.entered > 0) return null;
  return { says: report.maturing > 0 ? `${exactNumber(report.maturing)} people have begun, and none has had the whole window yet.` : (report.nullReason ?? 'Nobody did the first step in this range.') };
}

const ORDER = { IN_ORDER: 'in order', STRICT: 'in strict order', ANY: 'in any order' } as const;

/** As tall as its steps, which are known before the numbers are, so that nothing jumps. */
export function funnelHeight(funnel: ChosenFunnel | null): number {
  return Math.max(240, (funnel?.steps.length ?? 0) * 64);
}

/** Of those who began, how many got how far within the window. */
export function FunnelPanel({ scope, funnels, chosen, className }: { scope: OutcomeScope; funnels: Question<ProductFunnelsQuery>; chosen: ChosenFunnel | null; className: string }) {
  const report = useFunnelReport(scope, chosen);
  const height = funnelHeight(chosen);
  if (!chosen) {
    return <Panel title="Funnel" half="outcome" height={height} className={className} question={funnels} empty={() => ({ says: 'No funnel is defined yet. A funnel is 2 to 10 events that lead to a goal, such as signing up and paying. Make one with “New funnel”.' })}>{() => null}</Panel>;
  }
  return (
    <Panel
      title={chosen.name}
      subtitle={`${chosen.steps.length} steps ${ORDER[chosen.order]}, all within ${durationWords(chosen.windowMinutes)} of the first`}
      half="outcome"
      height={height}
      className={className}
      question={report}
      explain={{ metric: 'conversion.rate', ...explainScope(scope), funnel: chosen.id }}
      empty={emptyNotice}
      table={(data) => <StepTable name={chosen.name} steps={reportOf(data)?.steps ?? []} />}
      notes={(data) => {
        const known = reportOf(data);
        return known ? [`${exactNumber(known.entered)} people entered and had the whole window`, known.maturing > 0 && `${exactNumber(known.maturing)} still inside the window: not counted yet`, 'Whiskers: 95 % interval (Wilson)', <>Fresh <Ago at={known.asOf} /></>] : [];
      }}
    >
      {(data) => <FunnelChart label={chosen.name} steps={reportOf(data)?.steps ?? []} />}
    </Panel>
  );
}

function StepTable({ name, steps }: { name: string; steps: readonly Step[] }) {
  const share = (title: string, pick: (step: Step) => number | null): Column<Step> => ({ name: title, number: true, value: pick, show: (step) => { const value = pick(step); return value === null ? '–' : percent(value, 2); } });
  return (
    <DataTable
      caption={name}
      columns={[
        { name: 'Step', value: (step) => step.name, wide: true },
        { name: 'People', number: true, value: (step) => step.people, show: (step) => exactNumber(step.people) },
        share('Of the start', (step) => step.ofStart),
        share('Low', (step) => step.ofStartLow),
        share('High', (step) => step.ofStartHigh),
        share('Of the step before', (step) => step.ofPrevious),
        share('Low, of the step before', (step) => step.ofPreviousLow),
        share('High, of the step before', (step) => step.ofPreviousHigh),
        { name: 'Left here', number: true, value: (step) => step.dropOff, show: (step) => (step.dropOff === null ? '–' : exactNumber(step.dropOff)) },
      ]}
      rows={steps}
      rowKey={(step) => String(step.index)}
    />
  );
}
