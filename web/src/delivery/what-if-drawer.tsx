import { useState } from 'react';
import { exactValue } from '../format/figure';
import type { ForecastPartsFragment, ReleaseOpenItemsQuery } from '../graphql/generated';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';
import { ForecastChange } from './forecast-change';
import type { useWhatIf } from './use-what-if';

export interface WhatIfDrawerProps {
  name: string;
  asked: ReturnType<typeof useWhatIf>;
  items: NonNullable<ReleaseOpenItemsQuery['release']>['openItems'];
  before: ForecastPartsFragment;
  after: ForecastPartsFragment | null;
  onClose: () => void;
}

/** What if these items were dropped, the target were later or another, or the team were quicker or slower? Everything is in the URL at once. */
export function WhatIfDrawer({ name, asked, items, before, after, onClose }: WhatIfDrawerProps) {
  const { whatIf, isAsked, set, clear } = asked;
  const [velocity, setVelocity] = useState(whatIf.velocity === null ? '' : String(whatIf.velocity));
  const wrong = velocity !== '' && !(Number(velocity) > 0 && Number(velocity) <= 1_000_000);
  const toggle = (key: string) => set({ drop: whatIf.drop.includes(key) ? whatIf.drop.filter((each) => each !== key) : [...whatIf.drop, key] });
  const step = before.basis === 'DAYS' ? 'working day' : 'sprint';
  return (
    <Drawer title={`What if, ${name}`} onClose={onClose}>
      <div aria-live="polite"><ForecastChange before={before} after={after} /></div>
      {(after ?? before).nullReason && <p className="mt-2">{(after ?? before).nullReason}</p>}
      {(after ?? before).warning && <p className="mt-2 text-muted">{(after ?? before).warning}</p>}
      <div className="mt-4 grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
        <Field label={`Velocity by hand, ${exactValue(1, before).replace(/^1 /, '')} a ${step}`} hint="of the release; the spread of the past is kept" error={wrong ? 'A number above 0.' : null}>
          {(ids) => (
            <input {...ids} type="number" min={0} step="any" className="control w-32" value={velocity} onChange={(event) => {
              const text = event.target.value;
              setVelocity(text);
              if (text === '') set({ velocity: null }, false);
              else if (Number(text) > 0 && Number(text) <= 1_000_000) set({ velocity: Number(text) }, false);
            }} />
          )}
        </Field>
        <Field label="Target" hint={before.targetDate ? 'leave as it is, or try another' : 'the release has none'}>
          {(ids) => <input {...ids} type="date" className="control w-40" value={whatIf.target ?? before.targetDate ?? ''} onChange={(event) => set({ target: event.target.value === before.targetDate ? null : event.target.value || null })} />}
        </Field>
        <div className="flex flex-col gap-1">
          <span className="text-small font-medium text-muted">Sprints more until the target</span>
          <span className="inline-flex items-center gap-2">
            <button type="button" className="control w-8 justify-center px-0" aria-label="One sprint less" disabled={whatIf.sprints === 0} onClick={() => set({ sprints: whatIf.sprints - 1 })}><span aria-hidden>−</span></button>
            <output aria-label="Sprints more" className="w-6 text-center font-semibold">{whatIf.sprints}</output>
            <button type="button" className="control w-8 justify-center px-0" aria-label="Add a sprint" disabled={whatIf.sprints >= 52} onClick={() => set({ sprints: whatIf.sprints + 1 })}><span aria-hidden>+</span></button>
          </span>
        </div>
        <div className="flex items-end"><button type="button" className="control" disabled={!isAsked} onClick={() => { setVelocity(''); clear(); }}>Take it all back</button></div>
      </div>
      <fieldset className="mt-4 border-t border-line pt-3">
        <legend className="sr-only">Items to drop</legend>
        <p aria-hidden className="text-small font-medium text-muted">Drop items ({items.filter(({ key }) => whatIf.drop.includes(key)).length} of {items.length} left to do)</p>
        <ul className="mt-1">
          {items.map(({ key, title, amount }) => (
            <li key={key} className="border-b border-line last:border-0">
              <label className="flex cursor-pointer items-baseline gap-2 py-1.5">
                <input type="checkbox" className="accent-ink" checked={whatIf.drop.includes(key)} onChange={() => toggle(key)} />
                <span className="shrink-0 font-medium">{key}</span>{' '}
                <span className="min-w-0 flex-1 text-muted">{title}</span>{' '}
                <span className="shrink-0">{exactValue(amount, before)}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </Drawer>
  );
}
