import type { StripeDifferenceQuery, StripeSetting } from '../graphql/generated';
import { signed } from '../format/number';
import { stripeSettings } from './stripe-settings';

type Difference = NonNullable<StripeDifferenceQuery['product']>['stripeDifference'];

/** Stripe's number beside ours: what the ticks explain, what they leave, and which ticks would explain it all. */
export function StripeStated({ difference: { difference, explained, unexplained, fits, ways, steps }, money, onSet }: { difference: Difference; money: (minor: number) => string; onSet: (settings: readonly StripeSetting[]) => void }) {
  const chosen = steps.filter((step) => step.chosen).map((step) => step.setting);
  const isSet = fits !== null && fits.length === chosen.length && fits.every((setting) => chosen.includes(setting));
  const amount = (minor: number | null) => (minor === null ? '–' : minor === 0 ? money(0) : signed(minor, money));
  return (
    <section aria-label="Stripe’s number" className="mt-4">
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        <dt>Stripe’s number less ours</dt><dd className="text-right tabular-nums">{amount(difference)}</dd>
        <dt>Explained by the ticks</dt><dd className="text-right tabular-nums">{amount(explained)}</dd>
        <dt className="font-semibold">Not explained</dt><dd className={`text-right font-semibold tabular-nums ${unexplained === 0 ? '' : 'text-trouble-ink'}`}>{amount(unexplained)}</dd>
      </dl>
      {unexplained !== 0 && fits !== null && !isSet && (
        <p className="mt-3 flex flex-wrap items-center gap-2">
          <span>{fits.length === 0 ? 'Without any tick both are the same.' : `Explained in full by: ${fits.map((setting) => stripeSettings[setting].name.toLowerCase()).join(', ')}.`}{(ways ?? 1) > 1 && ` One of ${ways} ways that add up, the shortest.`}</span>
          <button type="button" className="control" onClick={() => onSet(fits)}>Tick these</button>
        </p>
      )}
      {unexplained !== 0 && fits === null && <p className="mt-3 text-small text-muted">No choice of these settings gives that number exactly. Other reasons: subscriptions that were not collected, a rate of exchange, an edited invoice.</p>}
    </section>
  );
}
