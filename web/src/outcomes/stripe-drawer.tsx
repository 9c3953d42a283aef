import { useState } from 'react';
import { monthOf } from '../format/date';
import { currencyExponent, exactMoney } from '../format/money';
import { signed } from '../format/number';
import { useQuestion } from '../graphql/client';
import { StripeDifferenceDocument, type StripeSetting } from '../graphql/generated';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Select } from '../ui/select';
import { useStored } from '../ui/use-stored';
import type { OutcomeScope } from './outcome-scope';
import { lastMonths, minorOf, readSettings } from './stripe-settings';
import { StripeStated } from './stripe-stated';
import { StripeSteps } from './stripe-steps';

/** Why MRR is not what Stripe's own report shows: each setting that differs, with its amount and its customers. */
export function StripeDrawer({ scope: { product, currency, timeZone }, onClose }: { scope: OutcomeScope; onClose: () => void }) {
  const months = lastMonths(24, timeZone);
  const [month, setMonth] = useState(months[1] ?? months[0]!);
  const [kept, keep] = useStored<string>(`bifocal.stripe.${product}`, '');
  const settings = readSettings(kept);
  const [text, setText] = useState('');
  const stated = text.trim() === '' ? null : minorOf(text, currencyExponent(currency));
  const question = useQuestion(StripeDifferenceDocument, { product, month, settings, stated });
  const difference = question.data?.product?.stripeDifference;
  const money = (minor: number) => exactMoney(minor, currency);
  const choose = (chosen: readonly StripeSetting[]) => keep(chosen.length > 0 ? chosen.join(' ') : null);
  return (
    <Drawer title="Compare with Stripe" onClose={onClose}>
      <p className="mb-3 text-muted">Stripe’s own report of MRR can be set otherwise than MRR is defined here. Tick how yours is set: each tick says what it makes of the difference.</p>
      <div className="mb-4 grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <Field label="Month" hint="MRR at its end.">{(ids) => <span {...ids}><Select label="Month" value={month} options={months.map((value) => ({ value, name: monthOf(value) }))} onChange={setMonth} /></span>}</Field>
        <Field label={`What Stripe shows, in ${currency}`} hint="Optional." error={text.trim() !== '' && stated === null ? 'Write an amount, as 12345.60.' : null}>
          {(ids) => <input {...ids} inputMode="decimal" className="control w-full" value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      </div>
      {!difference && <div className="h-60">{question.error ? <ErrorState what="The comparison" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the comparison" />}</div>}
      {difference && (
        <div aria-busy={question.isPlaceholderData} className={question.isPlaceholderData ? 'opacity-60' : ''}>
          {question.error && <p role="alert" className="mb-2 text-trouble-ink">{question.error.message}</p>}
          <StripeSteps steps={difference.steps} ours={difference.ours} theirs={difference.theirs} money={money} month={monthOf(difference.month)} complete={difference.complete} ticked={settings}
            onChange={(setting, on) => choose(on ? [...settings, setting] : settings.filter((one) => one !== setting))} />
          {difference.stated !== null && <StripeStated difference={difference} money={money} onSet={choose} />}
          {difference.leftOut.map((each) => (
            <p key={each.currency} className="mt-3 text-small text-muted">
              {each.customers === 1 ? '1 customer pays' : `${each.customers} customers pay`} {exactMoney(each.amount, each.currency)} a month in {each.currency}. No rate is known for it, so it is left out here; Stripe converts it. Send a rate, and it counts.
            </p>
          ))}
          <p className="sr-only" role="status">{signed(difference.explained, money)}</p>
        </div>
      )}
    </Drawer>
  );
}
