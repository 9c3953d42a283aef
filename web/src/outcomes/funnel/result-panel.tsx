import { FunnelChart } from '../../charts/funnel-chart';
import { exactNumber, percent, signed } from '../../format/number';
import { TryFunnelDocument, type TriedReportFragment } from '../../graphql/generated';
import { useLongQuestion } from '../../graphql/use-long-question';
import { Ago } from '../../ui/ago';
import { ChangeNote } from '../../ui/change-note';
import { DataTable, type Column } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { TableButton } from '../../ui/table-button';
import { durationWords } from '../duration-words';
import { stepName, unitWords, type AskedFunnel, type OpenPeople } from './asked-funnel';

type Step = TriedReportFragment['steps'][number];

/** Of those who entered, how many came how far; every number opens the people behind it. */
export function ResultPanel({ asked: { scope, definition }, onOpen, className = '' }: { asked: AskedFunnel; onOpen: OpenPeople; className?: string }) {
  const { product, filters } = scope;
  const question = useLongQuestion(TryFunnelDocument, { product, definition, range: filters.range, compare: filters.compare });
  const unit = unitWords(definition);
  const open = (step: Step, part: 'REACHED' | 'DROPPED') => onOpen(part === 'REACHED'
    ? { part, step: step.index, title: `Reached ${step.name}`, count: step.people }
    : { part, step: step.index, title: `Left before ${step.name}`, count: step.dropOff ?? 0 });
  return (
    <Panel
      title="Result"
      subtitle={`${unit}, all steps within ${durationWords(definition.windowMinutes)}`}
      half="outcome"
      height={Math.max(240, definition.steps.length * 64)}
      className={className}
      question={question}
      empty={(data) => {
        const report = data.product?.tryFunnel.report;
        if (!report || report.entered > 0) return null;
        return { says: report.maturing > 0 ? `${exactNumber(report.maturing)} have begun, and none has had the whole window yet.` : (report.nullReason ?? 'Nobody did the first step in this range.') };
      }}
      table={(data) => <StepTable steps={data.product?.tryFunnel.report.steps ?? []} compared={filters.compare !== null} onOpen={open} />}
      notes={(data) => {
        const report = data.product?.tryFunnel.report;
        if (!report) return [];
        return [
          <><span className="font-semibold text-ink">{report.conversion.value === null || report.conversion.value === undefined ? '–' : percent(report.conversion.value)}</span> converted</>,
          report.conversion.change !== null && report.conversion.change !== undefined && <ChangeNote figure={report.conversion} against={filters.against} />,
          report.maturing > 0 && <button type="button" className="link" onClick={() => onOpen({ part: 'MATURING', step: 1, title: 'Still inside the window', count: report.maturing })}>{exactNumber(report.maturing)} still inside the window: not counted yet</button>,
          'Whiskers: 95 % interval (Wilson)', <>Fresh <Ago at={report.asOf} /></>,
        ];
      }}
    >
      {(data) => <FunnelChart label={`Funnel from ${stepName(definition, 1)}`} steps={data.product?.tryFunnel.report.steps ?? []} unit={unit} onOpen={open} />}
    </Panel>
  );
}

function StepTable({ steps, compared, onOpen }: { steps: readonly Step[]; compared: boolean; onOpen: (step: Step, part: 'REACHED' | 'DROPPED') => void }) {
  const share = (title: string, pick: (step: Step) => number | null | undefined): Column<Step> => ({ name: title, number: true, value: pick, show: (step) => { const value = pick(step); return typeof value === 'number' ? percent(value, 2) : '–'; } });
  const change = (title: string, pick: (step: Step) => number | null | undefined): Column<Step> => ({ name: title, number: true, value: pick, show: (step) => { const value = pick(step); return typeof value === 'number' ? signed(value * 100, (size) => size.toFixed(2)) : '–'; } });
  const several = steps.some((step) => step.distinctPeople !== step.people);
  return (
    <DataTable
      caption="Funnel by step"
      columns={[
        { name: 'Step', value: (step) => step.name, wide: true },
        { name: 'Reached', number: true, value: (step) => step.people, show: (step) => <TableButton label={`People who reached ${step.name}`} onPress={() => onOpen(step, 'REACHED')}>{exactNumber(step.people)}</TableButton> },
        ...(several ? [{ name: 'People', number: true, value: (step: Step) => step.distinctPeople, show: (step: Step) => exactNumber(step.distinctPeople) }] : []),
        share('Of the start', (step) => step.ofStart), share('Low', (step) => step.ofStartLow), share('High', (step) => step.ofStartHigh),
        share('Of the step before', (step) => step.ofPrevious), share('Low, of the step before', (step) => step.ofPreviousLow), share('High, of the step before', (step) => step.ofPreviousHigh),
        { name: 'Left here', number: true, value: (step) => step.dropOff, show: (step) => (typeof step.dropOff === 'number' ? <TableButton label={`People who left before ${step.name}`} onPress={() => onOpen(step, 'DROPPED')}>{exactNumber(step.dropOff)}</TableButton> : '–') },
        ...(compared ? [
          change('Change, points', (step) => step.change), change('Change, low', (step) => step.changeLow), change('Change, high', (step) => step.changeHigh),
          { name: 'A change?', value: (step: Step) => step.isChange, show: (step: Step) => (step.isChange === null || step.isChange === undefined ? '–' : step.isChange ? 'yes' : 'no') },
          change('Would show, points', (step) => step.smallestDetectable),
        ] : []),
      ]}
      rows={steps}
      rowKey={(step) => String(step.index)}
    />
  );
}
