import type { FunnelInput } from './batch.js';
import { FUNNEL_DAYS } from './outcomes/journey.js';

/** The funnels of the sample: the planted one, and the checkout itself. */
export const FUNNELS: readonly FunnelInput[] = [
  {
    key: 'sign-up-to-purchase',
    name: 'Sign-up to purchase',
    windowMinutes: FUNNEL_DAYS * 24 * 60,
    steps: [
      { event: 'signed_up', name: 'Signed up' },
      { event: 'project_created', name: 'Created a project' },
      { event: 'invited_teammate', name: 'Invited a teammate' },
      { event: 'purchase_completed', name: 'Purchased' },
    ],
  },
  {
    key: 'checkout',
    name: 'Checkout',
    windowMinutes: 60,
    steps: [
      { event: 'checkout_started', name: 'Started the checkout' },
      { event: 'purchase_completed', name: 'Purchased' },
    ],
  },
];
