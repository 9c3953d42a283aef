import type { StripeDifferenceQuery, StripeSetting } from '../graphql/generated';
import { signed } from '../format/number';
import { DataTable } from '../ui/data-table';
import { stripeSettings } from './stripe-settings';

type Step = NonNullable<StripeDifferenceQuery['product']>['stripeDifference']['steps'][number];

interface StripeStepsProps {
  steps: readonly Step[];
  ours: number;
  theirs: number;
  month: string;
  complete: boolean;
  /** What is ticked now; the steps may still be those of before. */
  ticked: readonly StripeSetting[];
  money: (minor: number) => string;
  onChange: (setting: StripeSetting, on: boolean) => void;
}

/** From our number to Stripe's, setting by setting. What is not ticked says what it would make. */
export function StripeSteps({ steps, ours, theirs, month, complete, ticked, money, onChange }: StripeStepsProps) {
  return (
    <section aria-label="From here to Stripe">
      <Total name={`MRR here, ${complete ? `end of ${month}` : `${month} so far`}`} amount={money(ours)} />
      <ul className="border-y border-line">
        {inPlace(steps).map((step) => (
          <li key={step.setting} className="border-b border-line py-2 last:border-b-0">
            <div className="flex items-start gap-3">
              <label className="flex min-w-0 flex-1 cursor-pointer items-start gap-2">
                <input type="checkbox" className="mt-1" checked={ticked.includes(step.setting)} onChange={(event) => onChange(step.setting, event.target.checked)} />
                <span className="min-w-0">
                  <span className="block font-medium">{stripeSettings[step.setting].name}</span>
                  <span className="block text-small text-muted">{stripeSettings[step.setting].says}</span>
                </span>
              </label>
              <span className={`shrink-0 tabular-nums ${step.chosen ? 'font-semibold' : 'text-muted'}`}>{step.amount === 0 ? '0' : signed(step.amount, money)}</span>
            </div>
            {step.customers > 0 && (
              <details className="mt-1 pl-6">
                <summary className="cursor-pointer text-small text-muted">{step.customers === 1 ? '1 customer' : `${step.customers} customers`}</summary>
                <div className="mt-1 overflow-x-auto">
                  <DataTable caption={`${stripeSettings[step.setting].name}: customers`} rows={step.items} rowKey={(item) => item.key}
                    columns={[{ name: 'Customer', wide: true, value: (item) => item.name }, { name: 'Amount', number: true, value: (item) => item.amount, show: (item) => signed(item.amount, money) }]}
                    footer={step.items.length < step.customers ? [`The largest ${step.items.length} of ${step.customers}`, ''] : ['Together', signed(step.amount, money)]} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
      <Total name="Stripe’s report, set so" amount={money(theirs)} />
    </section>
  );
}

function Total({ name, amount }: { name: string; amount: string }) {
  return <p className="flex items-baseline justify-between gap-3 py-2"><span>{name}</span><span className="font-semibold tabular-nums">{amount}</span></p>;
}

/** A tick must not move its row. */
function inPlace(steps: readonly Step[]): readonly Step[] {
  const order = Object.keys(stripeSettings);
  return [...steps].sort((a, b) => order.indexOf(a.setting) - order.indexOf(b.setting));
}
