import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { HookSettings } from '../../hooks-file.js';
import type { JsonObject } from '../files/reading/file-row.js';
import { readEvidence } from '../stripe/stripe-evidence.js';
import { StripeService } from '../stripe/stripe.service.js';
import { unprovenByStripe } from '../stripe/stripe-signature.js';
import type { Ignored } from './hook-read.js';

/** What became of an event: 1 accepted where it is new, 1 duplicate where it was kept before. Facts are derived after the answer. */
export interface StripeTaken {
  readonly event: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly ignored: readonly Ignored[];
}

/** Stripe's webhooks: kept by their event's id, answered, and derived then. */
@Injectable()
export class StripeHook {
  constructor(@Inject(StripeService) private readonly stripe: StripeService) {}

  /** Why a request is not Stripe's; null: it is. */
  unproven({ secret = '' }: HookSettings, headers: IncomingHttpHeaders, raw: Uint8Array): string | null {
    const header = headers['stripe-signature'];
    if (typeof header !== 'string' || header === '') return 'The header stripe-signature is missing. Only Stripe, with the signing secret of this endpoint, may send here.';
    return unprovenByStripe(secret, header, raw, Date.now());
  }

  async take(workspaceId: number, source: string, { product = '' }: HookSettings, body: JsonObject): Promise<StripeTaken> {
    const event = typeof body['type'] === 'string' ? body['type'].slice(0, 200) : 'unknown';
    const said = body['object'] === 'event' ? readEvidence(body, Date.now()) : 'It is no event of Stripe.';
    if (typeof said === 'string') return { event, accepted: 0, duplicates: 0, ignored: [{ what: event, why: said }] };
    const fresh = await this.stripe.keep({ workspaceId, source, product }, said);
    return { event, accepted: Math.min(fresh, 1), duplicates: fresh > 0 ? 0 : 1, ignored: [] };
  }
}
