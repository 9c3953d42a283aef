import { exactNumber, percent, shortNumber } from '../format/number';

export interface FunnelBar {
  index: number;
  name: string;
  people: number;
  ofStart: number | null | undefined;
  ofStartLow: number | null | undefined;
  ofStartHigh: number | null | undefined;
  ofPrevious: number | null | undefined;
  dropOff: number | null | undefined;
}

/** Steps from the top down: how many, the share of the start with its 95 % interval as a whisker, and what was lost on the way. Plain elements, so that all of it is text. */
export function FunnelChart<Step extends FunnelBar>({ label, steps, unit = 'people', onOpen }: { label: string; steps: readonly Step[]; unit?: string; onOpen?: (step: Step, part: 'REACHED' | 'DROPPED') => void }) {
  const width = (ratio: number | null | undefined) => `${(ratio ?? 0) * 100}%`;
  const written = (ratio: number | null | undefined) => (ratio === null || ratio === undefined ? '–' : percent(ratio));
  return (
    <ol aria-label={label} className="flex h-full flex-col justify-between gap-1 overflow-y-auto">
      {steps.map((step, index) => {
        const whisker = index > 0 && typeof step.ofStartLow === 'number' && typeof step.ofStartHigh === 'number' ? { left: width(step.ofStartLow), width: width(step.ofStartHigh - step.ofStartLow) } : null;
        return (
          <li key={`${index}-${step.name}`} className="min-w-0">
            <p className="flex items-baseline gap-2 text-small">
              <span className="min-w-0 truncate font-medium">{index + 1}. {step.name}</span>
              {onOpen && step.people > 0
                ? <button type="button" className="link ml-auto min-w-0 text-muted" title={`${exactNumber(step.people)} ${unit}: who they are`} onClick={() => onOpen(step, 'REACHED')}><span className="font-semibold text-ink">{shortNumber(step.people)}</span> {unit}</button>
                : <span className="ml-auto whitespace-nowrap text-muted" title={`${exactNumber(step.people)} ${unit}`}><span className="font-semibold text-ink">{shortNumber(step.people)}</span> {unit}</span>}
              <span className="w-14 text-right font-semibold">{index === 0 ? '' : written(step.ofStart)}</span>
            </p>
            <div className="relative mt-0.5 h-4 rounded-xs bg-sunken">
              <span className="absolute inset-y-0 left-0 min-w-px rounded-xs bg-half" style={{ width: width(step.ofStart ?? (index === 0 ? 1 : 0)) }} />
              {whisker && <span className="absolute inset-y-1 border-x-2 border-ink" style={whisker} title={`95 % interval ${written(step.ofStartLow)} to ${written(step.ofStartHigh)}`}><span className="absolute inset-x-0 top-1/2 -mt-px border-t-2 border-ink" /></span>}
            </div>
            {index > 0 && <p className="text-small text-muted">{written(step.ofPrevious)} of the step before{typeof step.dropOff === 'number' && <>, {onOpen && step.dropOff > 0 ? <button type="button" className="link" onClick={() => onOpen(step, 'DROPPED')}>{exactNumber(step.dropOff)} left here<span className="sr-only">, before {step.name}: who they are</span></button> : `${exactNumber(step.dropOff)} left here`}</>}</p>}
          </li>
        );
      })}
    </ol>
  );
}
