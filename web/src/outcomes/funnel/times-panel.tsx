import { TimeHistogram } from '../../charts/time-histogram';
import { exactNumber } from '../../format/number';
import { TryFunnelTimesDocument, type TryFunnelTimesQuery } from '../../graphql/generated';
import { useLongQuestion } from '../../graphql/use-long-question';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { useUrlState } from '../../ui/use-url-state';
import { stepName, timeWords, type AskedFunnel } from './asked-funnel';

type Times = NonNullable<TryFunnelTimesQuery['product']>['tryFunnel']['timeToConvert'];
const NAMES: Readonly<Record<number, string>> = { 50: 'median', 90: '90 %' };
const minutesWords = (minutes: number) => (minutes === 0 ? '0' : timeWords(minutes * 60));

/** How long it took from one step to another, of those who came so far. */
export function TimesPanel({ asked: { scope, definition }, className = '' }: { asked: AskedFunnel; className?: string }) {
  const last = definition.steps.length;
  const [between, setBetween] = useUrlState('between', '');
  const [wantedFrom, wantedTo] = between.split('-').map(Number);
  const from = wantedFrom && wantedFrom < last ? wantedFrom : 1;
  const to = wantedTo && wantedTo > from && wantedTo <= last ? wantedTo : last;
  const question = useLongQuestion(TryFunnelTimesDocument, { product: scope.product, definition, range: scope.filters.range, from, to });
  const timesOf = (data: TryFunnelTimesQuery): Times | null => data.product?.tryFunnel.timeToConvert ?? null;
  const choose = (next: readonly [number, number]) => setBetween(next[0] === 1 && next[1] === last ? '' : next.join('-'));
  return (
    <Panel
      title="Time to convert"
      subtitle={
        <span className="inline-flex flex-wrap items-center gap-1">
          from
          <select aria-label="Time from step" className="control select-chevron max-w-32" value={from} onChange={(event) => choose([Number(event.target.value), Math.max(to, Number(event.target.value) + 1)])}>
            {definition.steps.slice(0, -1).map((_, place) => <option key={place} value={place + 1}>{place + 1}. {stepName(definition, place + 1)}</option>)}
          </select>
          to
          <select aria-label="Time to step" className="control select-chevron max-w-32" value={to} onChange={(event) => choose([from, Number(event.target.value)])}>
            {definition.steps.map((_, place) => place + 1).filter((place) => place > from).map((place) => <option key={place} value={place}>{place}. {stepName(definition, place)}</option>)}
          </select>
        </span>
      }
      half="outcome"
      height={216}
      className={className}
      question={question}
      empty={(data) => { const times = timesOf(data); return times && times.people > 0 ? null : { says: times?.nullReason ?? 'Nobody came so far.' }; }}
      table={(data) => <BarTable times={timesOf(data)} />}
      notes={(data) => { const times = timesOf(data); return times ? [`${exactNumber(times.people)} came so far`, ...times.percentiles.filter(({ percent }) => percent !== 50 && percent !== 90).map(({ percent, seconds }) => `${percent} %: ${timeWords(seconds)}`)] : []; }}
    >
      {(data) => {
        const times = timesOf(data);
        return times && <TimeHistogram label="How many took how long" bars={times.bars} write={minutesWords} marks={times.percentiles.flatMap(({ percent, seconds }) => { const name = NAMES[percent]; return name ? [{ name, seconds, text: timeWords(seconds) }] : []; })} />;
      }}
    </Panel>
  );
}

function BarTable({ times }: { times: Times | null }) {
  return (
    <DataTable
      caption="Time to convert"
      columns={[
        { name: 'From', value: (bar) => bar.fromMinutes, show: (bar) => minutesWords(bar.fromMinutes) },
        { name: 'To less than', value: (bar) => bar.toMinutes, show: (bar) => minutesWords(bar.toMinutes) },
        { name: 'People', number: true, value: (bar) => bar.people, show: (bar) => exactNumber(bar.people) },
      ]}
      rows={times?.bars ?? []}
      rowKey={(bar) => String(bar.fromMinutes)}
      footer={['', 'All', exactNumber(times?.people ?? 0)]}
    />
  );
}
