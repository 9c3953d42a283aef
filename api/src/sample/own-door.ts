import type { DeliveryBatch, FunnelInput, OutcomeBatch, ProductSettingsInput, RequestPlan, RetroInput, SurveyFormInput } from '@bifocal/sample';
import { sortRequests } from './own-requests.js';
import { sayRetros } from './own-retros.js';

const RECEIPT = '{ accepted duplicates rejected { path value reason } }';
const DELIVERY = `mutation SampleDelivery($input: DeliveryBatch!) { receipt: collectDelivery(input: $input) ${RECEIPT} }`;
const OUTCOMES = `mutation SampleOutcomes($input: OutcomeBatch!) { receipt: collectOutcomes(input: $input) ${RECEIPT} }`;
const SETTINGS = 'mutation SampleSettings($product: String!, $settings: ProductSettingsInput!) { decideProductSettings(product: $product, settings: $settings, lookingBack: true) }';
const FUNNEL = 'mutation SampleFunnel($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }';
const FORM = 'mutation SampleForm($product: String!, $input: SurveyFormInput!) { saveSurveyForm(product: $product, input: $input) { id } }';

const FREEZE = 'mutation SampleFreeze($team: String!) { freezeSprints(team: $team) }';

interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { path: string; value: string | null; reason: string }[];
}

const ATTEMPTS = 8;

/** The public door, used like anyone would: the sample comes in over HTTP, at our own address. */
export class OwnDoor {
  /** Asks in the server's own name, in the workspace of the sample. */
  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly workspace: string,
  ) {}

  /** Items that are kept now, new or not. */
  async delivery(input: DeliveryBatch): Promise<number> {
    return this.collect(DELIVERY, input);
  }

  async outcomes(input: OutcomeBatch): Promise<number> {
    return this.collect(OUTCOMES, input);
  }

  async decideProductSettings(product: string, settings: ProductSettingsInput): Promise<void> {
    await this.ask(SETTINGS, { product, settings });
  }

  async saveFunnel(product: string, input: FunnelInput): Promise<void> {
    await this.ask(FUNNEL, { product, input });
  }

  async saveSurveyForm(product: string, input: SurveyFormInput): Promise<void> {
    await this.ask(FORM, { product, input });
  }

  /** The sample's past is known as a whole: its closed sprints need not wait. */
  async freezeSprints(team: string): Promise<void> {
    await this.ask(FREEZE, { team });
  }

  async retrospectives(retros: readonly RetroInput[], isStopping: () => boolean): Promise<void> {
    await sayRetros((query, variables) => this.ask(query, variables), retros, isStopping);
  }

  async requests(product: string, plan: RequestPlan, isStopping: () => boolean): Promise<void> {
    await sortRequests((query, variables) => this.ask(query, variables), product, plan, isStopping);
  }

  private headers(): Record<string, string> {
    return { 'content-type': 'application/json', authorization: `Bearer ${this.key}`, 'x-bifocal-workspace': this.workspace };
  }

  private async collect(query: string, input: object): Promise<number> {
    const { receipt } = await this.ask<{ receipt: Receipt }>(query, { input });
    const [rejection] = receipt.rejected;
    if (rejection) throw new Error(`the sample has an item that is rejected: ${rejection.path}: ${rejection.reason}`);
    return receipt.accepted + receipt.duplicates;
  }

  /** What is unavailable for a moment is asked again: sending twice does no harm. */
  private async ask<T>(query: string, variables: object): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers: this.headers(), body: JSON.stringify({ query, variables }) });
      const answer = (await response.json()) as { data?: T | null; errors?: { message: string }[] };
      if (answer.data && !answer.errors?.length) return answer.data;
      if (response.status !== 503 || attempt === ATTEMPTS) throw new Error(answer.errors?.[0]?.message ?? `status ${response.status}`);
      await new Promise((resolve) => setTimeout(resolve, 250 * attempt));
    }
  }
}
