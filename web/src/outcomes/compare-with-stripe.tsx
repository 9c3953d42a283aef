import { lazy, Suspense, useState } from 'react';
import type { OutcomeScope } from './outcome-scope';

const StripeDrawer = lazy(() => import('./stripe-drawer').then((module) => ({ default: module.StripeDrawer })));

/** Opens the comparison with Stripe's own report of MRR. */
export function CompareWithStripe({ scope }: { scope: OutcomeScope }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="control no-print w-fit" onClick={() => setOpen(true)}>Compare with Stripe</button>
      {open && <Suspense fallback={null}><StripeDrawer scope={scope} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
