import { useQuestion } from '../graphql/client';
import { TeamFlowDocument, type Measure, type RangeInput } from '../graphql/generated';
import { PagePart } from '../ui/page-part';
import { Segmented } from '../ui/segmented';
import { useUrlState } from '../ui/use-url-state';
import { AgeingPanel } from './ageing-panel';
import { CumulativeFlowPanel } from './cumulative-flow-panel';
import { CycleTimePanel } from './cycle-time-panel';
import { FlowStrip } from './flow-strip';
import { ThroughputPanel } from './throughput-panel';
import { timeUnitOptions, useTimeUnit } from './time-unit';

const measures = [{ value: 'ITEMS', name: 'Items' }, { value: 'POINTS', name: 'Points' }, { value: 'HOURS', name: 'Hours' }] as const;

/** How fast work goes through: what stands where, what was done, how long it took, and what is getting old. */
export function FlowSection({ team, range, rangeChoice }: { team: { key: string; timeZone: string }; range: RangeInput; rangeChoice: React.ReactNode }) {
  // Flow is told in items, whatever sprints are told in: an item flows whether or not somebody has estimated it.
  const [measure, setMeasure] = useUrlState<Measure>('flow', 'ITEMS', { allowed: ['ITEMS', 'POINTS', 'HOURS'] });
  const [unit, setUnit] = useTimeUnit();
  const [, open] = useUrlState('item', '');
  const flow = useQuestion(TeamFlowDocument, { team: team.key, range, timeUnit: unit });
  return (
    <PagePart id="flow" title="Flow" says="how fast work goes through; the range holds for all that follows" actions={
      <>
        <Segmented label="Flow in" value={measure} options={measures} onChange={setMeasure} />
        <Segmented label="Time in" value={unit} options={timeUnitOptions} onChange={setUnit} />
        {rangeChoice}
      </>
    }>
      <FlowStrip team={team} range={range} />
      <div className="paper-pairs grid gap-4 lg:grid-cols-2">
        <CumulativeFlowPanel team={team} range={range} measure={measure} />
        <CycleTimePanel team={team} question={flow} range={range} unit={unit} onOpen={open} />
        <ThroughputPanel team={team} range={range} measure={measure} />
        <AgeingPanel team={team} question={flow} range={range} unit={unit} onOpen={open} />
      </div>
    </PagePart>
  );
}
