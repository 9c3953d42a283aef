import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { exactValue } from '../format/figure';
import { currencyExponent } from '../format/money';
import { ask } from '../graphql/client';
import { SetTargetDocument, type Grain, type TargetPartsFragment, type TargetsQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { ChangedMeanwhile } from '../ui/changed-meanwhile';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';
import { addDays } from '../ui/range';
import { SignedFields, useSignature } from '../ui/signed';
import { grainWords, targetValue, typedIn } from './target-words';
import type { TargetsOf } from './targets-of';

const ANY = '';
const today = (): string => new Date().toISOString().slice(0, 10);

/** A target, from when it holds, who sets it and why. One that is there is changed in its value and days: it stays of the same metric, team and period. */
export function TargetDrawer({ product, metrics, of, now, onClose }: { product: TargetsOf; metrics: TargetsQuery['metricCatalog']; of: TargetPartsFragment | null; /** That target as it stands now; null: it is new, or gone. */ now: TargetPartsFragment | null; onClose: () => void }) {
  const client = useQueryClient();
  const signature = useSignature();
  const [key, setKey] = useState(of?.metric ?? metrics[0]?.key ?? '');
  const metric = metrics.find((each) => each.key === key);
  const [grain, setGrain] = useState<Grain | typeof ANY>(of?.grain ?? ANY);
  const [team, setTeam] = useState(of?.team ?? ANY);
  const [typed, setTyped] = useState(of ? typedValue(of) : '');
  const [from, setFrom] = useState(of?.from ?? today());
  const [last, setLast] = useState(of?.to ? addDays(of.to, -1) : '');
  const needsGrain = metric?.additivity === 'ADDITIVE';
  const chosenGrain = metric && grain !== ANY && metric.grains.includes(grain) ? grain : needsGrain ? (metric.grains.find((each) => each === 'MONTH') ?? metric.grains[0]!) : null;
  const isDelivery = metric?.half === 'DELIVERY';
  const value = metric ? targetValue(typed, metric.unit, product.currency) : null;
  // The version that was read when the drawer was opened; one that is new is of no line that is known here.
  const [read, setRead] = useState(of?.version ?? null);
  const setting = useAct({
    mutationFn: (target: number | null) => ask(SetTargetDocument, { input: {
      metric: key, value: target, grain: chosenGrain, from, to: last ? addDays(last, 1) : null, author: signature.author, reason: signature.reason, version: read, funnel: of?.funnelId ?? null,
      ...(isDelivery && team ? { team } : { product: product.key }),
    } }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
    onError: () => client.invalidateQueries(),
  });
  const theirs = now && now.version !== read && !setting.isPending ? now : null;
  const take = (target: TargetPartsFragment) => {
    setting.reset();
    setRead(target.version);
    setTyped(typedValue(target));
    setFrom(target.from);
    setLast(target.to ? addDays(target.to, -1) : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== null && signature.isWhole && !theirs) setting.mutate(value);
  };
  return (
    <Drawer title={of ? `Target of ${of.name}` : 'Set a target'} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        {!of && (
          <Field label="Metric">{(ids) => (
            <select {...ids} className="control select-chevron w-full" value={key} onChange={(event) => setKey(event.target.value)}>
              {(['DELIVERY', 'OUTCOME'] as const).map((half) => (
                <optgroup key={half} label={half === 'DELIVERY' ? 'Delivery' : 'Outcomes'}>
                  {metrics.filter((each) => each.half === half).map((each) => <option key={each.key} value={each.key}>{each.name}</option>)}
                </optgroup>
              ))}
            </select>
          )}</Field>
        )}
        {!of && isDelivery && (
          <Field label="Of" hint="Points of different teams are never added, so velocity’s target is a team’s.">{(ids) => (
            <select {...ids} className="control select-chevron w-full" value={team} onChange={(event) => setTeam(event.target.value)}>
              <option value={ANY}>{product.name} as a whole</option>
              {product.teams.map((each) => <option key={each.key} value={each.key}>{each.name}</option>)}
            </select>
          )}</Field>
        )}
        {!of && metric && (
          <Field label="For" hint={needsGrain ? 'Its values add up, so a target is for one length of period.' : 'A target for one length of period counts before one for any.'}>{(ids) => (
            <select {...ids} className="control select-chevron w-full" value={chosenGrain ?? ANY} onChange={(event) => setGrain(event.target.value as Grain | typeof ANY)}>
              {!needsGrain && <option value={ANY}>any period</option>}
              {metric.grains.map((each) => <option key={each} value={each}>{grainWords[each]}</option>)}
            </select>
          )}</Field>
        )}
        <Field label={metric ? `Target, ${typedIn(metric.unit, product.currency)}` : 'Target'} error={typed.trim() !== '' && value === null ? 'Write a number, such as 12.5.' : null}>{(ids) => <input {...ids} required inputMode="decimal" className="control w-full" value={typed} onChange={(event) => setTyped(event.target.value)} />}</Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="From" hint="A period has the target of its last day.">{(ids) => <input {...ids} required type="date" className="control w-full" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
          <Field label="Last day" hint="Empty: until another is set.">{(ids) => <input {...ids} type="date" min={from} className="control w-full" value={last} onChange={(event) => setLast(event.target.value)} />}</Field>
        </div>
        <SignedFields signature={signature} why="It stands beside the target for good." />
        <div className="flex flex-wrap items-center gap-3">
          {theirs && <ChangedMeanwhile onTake={() => take(theirs)} onKeep={() => { setting.reset(); setRead(theirs.version); }}>{theirs.author ?? 'Somebody'} {theirs.value === null ? 'took it away' : `set it to ${exactValue(theirs.value, theirs)}`} meanwhile: it is version {theirs.version}.</ChangedMeanwhile>}
          <button type="submit" className="control bg-ink text-surface" disabled={value === null || !signature.isWhole || theirs !== null || setting.isPending}>{setting.isPending ? 'Saving…' : 'Set it'}</button>
          {of && <button type="button" className="control" disabled={!signature.isWhole || theirs !== null || setting.isPending} onClick={() => setting.mutate(null)}>Take it away from that day on</button>}
          {!theirs && setting.error && <p role="alert" className="text-trouble-ink">Not set: {setting.error.message}</p>}
        </div>
      </form>
    </Drawer>
  );
}

/** What was set, as it would be typed. */
function typedValue({ value, unit, currency }: TargetPartsFragment): string {
  if (value === null) return '';
  const shown = unit === 'RATIO' ? value * 100 : unit === 'MONEY' && currency ? value / 10 ** currencyExponent(currency) : value;
  return String(Number(shown.toPrecision(15)));
}
