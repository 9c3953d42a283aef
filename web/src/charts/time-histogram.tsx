import { exactNumber } from '../format/number';

export interface TimeBarRow {
  fromMinutes: number;
  toMinutes: number;
  people: number;
}

export interface TimeMark {
  name: string;
  seconds: number;
  text: string;
}

/** How many took how long, on an even axis from zero, with percentiles as lines that are named above. Plain elements: each bar can be reached and says itself. */
export function TimeHistogram({ label, bars, marks, write }: { label: string; bars: readonly TimeBarRow[]; marks: readonly TimeMark[]; write: (minutes: number) => string }) {
  const end = bars.at(-1)?.toMinutes ?? 1;
  const most = Math.max(1, ...bars.map(({ people }) => people));
  const all = bars.reduce((sum, { people }) => sum + people, 0);
  const width = bars[0] ? bars[0].toMinutes - bars[0].fromMinutes : 1;
  const ticks = [0, Math.round(end / width / 2) * width, end];
  const left = (minutes: number) => `${Math.min(100, (minutes / end) * 100)}%`;
  return (
    <div className="flex h-full flex-col">
      <div className="relative h-9 shrink-0">
        {marks.map(({ name, seconds, text }, index) => {
          const place = seconds / 60 / end;
          return <p key={name} className="absolute whitespace-nowrap text-small text-muted" style={{ top: index % 2 === 0 ? 0 : 16, ...(place > 0.6 ? { right: `${100 - place * 100}%` } : { left: left(seconds / 60) }) }}><span className="font-medium text-ink">{text}</span> {name}</p>;
        })}
      </div>
      <div className="relative min-h-0 flex-1 border-b border-line-strong">
        {marks.map(({ name, seconds }) => <span key={name} aria-hidden className="absolute inset-y-0 border-l border-dashed border-ink" style={{ left: left(seconds / 60) }} />)}
        <span aria-hidden className="absolute top-0 left-0 bg-surface pr-1 text-small text-muted">{exactNumber(most)} {most === 1 ? 'person' : 'people'}</span>
        <ol aria-label={label} className="flex h-full items-end gap-px">
          {bars.map(({ fromMinutes, toMinutes, people }) => {
            const words = `${write(fromMinutes)} to ${write(toMinutes)}: ${exactNumber(people)} (${all === 0 ? 0 : Math.round((people / all) * 100)} %)`;
            return <li key={fromMinutes} tabIndex={0} title={words} className="flex h-full min-w-0 flex-1 items-end"><span className="sr-only">{words}</span><span aria-hidden className="block w-full rounded-t-xs bg-half" style={{ height: people === 0 ? 0 : `max(2px, ${(people / most) * 100}%)` }} /></li>;
          })}
        </ol>
      </div>
      <p aria-hidden className="relative h-5 shrink-0 text-small text-muted">
        {ticks.map((tick, index) => <span key={index} className="absolute top-0.5 whitespace-nowrap" style={index === 2 ? { right: 0 } : index === 0 ? { left: 0 } : { left: left(tick), transform: 'translateX(-50%)' }}>{write(tick)}</span>)}
      </p>
    </div>
  );
}
