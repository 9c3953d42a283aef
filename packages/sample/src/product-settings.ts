import { ACTIVATION_DAYS } from './outcomes/journey.js';

/** An event whose properties are so. */
interface EventMeant {
  readonly event: string;
  readonly where?: readonly { readonly property: string; readonly in: readonly string[] }[];
}

/** What the sample's product is read by, as decideProductSettings takes it. */
export interface ProductSettingsInput {
  readonly features: readonly {
    readonly key: string;
    readonly name: string;
    readonly events: readonly EventMeant[];
    readonly eligible?: { readonly of: 'PERSON' | 'ACCOUNT'; readonly trait: string; readonly in: readonly string[] };
  }[];
  readonly activation: { readonly start: EventMeant; readonly event: EventMeant; readonly hours: number };
}

/** The features that the simulated people use by their taste, and the activation that the lifting release lifts. */
export const PRODUCT_SETTINGS: ProductSettingsInput = {
  features: [
    { key: 'invoices', name: 'Invoices', events: [{ event: 'invoice_sent' }] },
    { key: 'reports', name: 'Reports', events: [{ event: 'report_viewed' }] },
    { key: 'tax-reports', name: 'Tax reports', events: [{ event: 'report_viewed', where: [{ property: 'report', in: ['taxes'] }] }] },
    { key: 'search', name: 'Search', events: [{ event: 'search_used' }] },
    { key: 'teammates', name: 'Teammates', events: [{ event: 'invited_teammate' }] },
  ],
  activation: { start: { event: 'signed_up' }, event: { event: 'project_created' }, hours: ACTIVATION_DAYS * 24 },
};
