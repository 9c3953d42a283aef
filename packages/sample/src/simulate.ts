import type { DeliveryBatch, FeedbackInput, FunnelInput, OutcomeBatch, RequestPlan, RetroInput, SurveyFormInput } from './batch.js';
import { delivery, runTeams } from './delivery/delivery.js';
import { retrospectives } from './delivery/retros.js';
import type { TeamHistory } from './delivery/team-run.js';
import { FUNNELS } from './funnels.js';
import { outcomes } from './outcomes/outcomes.js';
import { requestPlan } from './outcomes/requests.js';
import { blocksAt } from './outcomes/scale.js';
import { PRODUCT_SETTINGS, type ProductSettingsInput } from './product-settings.js';
import { SURVEY_FORMS } from './survey-forms.js';
import { timeline } from './timeline.js';
import { type PlantedTruth, plantedTruths } from './truths.js';

export interface SampleOptions {
  /** Same seed, same day, same scale: the same facts, to the byte. */
  readonly seed: number;
  /** The anchor, YYYY-MM-DD: history ends at noon of this day in Berlin. */
  readonly today: string;
  /** People in units of 5,000. Delivery does not grow with it: teams do not. */
  readonly scale: number;
}

export interface Sample {
  /** The delivery half, in batches of at most 1,000 items. */
  delivery(): Generator<DeliveryBatch>;
  /** The outcome half, in batches of at most 2,500 events or 1,000 other items, made as they are asked for. */
  outcomes(): Generator<OutcomeBatch>;
  readonly funnels: FunnelInput[];
  /** What its product's numbers are read by: features and activation. */
  readonly productSettings: ProductSettingsInput;
  readonly surveyForms: SurveyFormInput[];
  /** What the teams said about their last closed sprints. */
  readonly retrospectives: RetroInput[];
  /** How the feedback of outcomes() is grouped into requests. */
  requests(feedback: readonly FeedbackInput[]): RequestPlan;
  /** What must come out when it is counted. Computed when first asked for, in one pass over all people. */
  readonly truths: PlantedTruth[];
}

/** The sample organisation: one simulated product, Checkout, with two teams and 18 months of history up to `today`. */
export function simulate({ seed, today, scale }: SampleOptions): Sample {
  const time = timeline(seed, today);
  blocksAt(scale);
  let played: TeamHistory[] | undefined;
  let known: PlantedTruth[] | undefined;
  const histories = (): TeamHistory[] => (played ??= runTeams(time));
  return {
    delivery: () => delivery(time, histories()),
    outcomes: () => outcomes(time, scale),
    funnels: copies(FUNNELS),
    productSettings: PRODUCT_SETTINGS,
    surveyForms: SURVEY_FORMS.map((form) => ({ ...form, texts: form.texts.map((texts) => ({ ...texts })) })),
    requests: (feedback) => requestPlan(time, feedback),
    get retrospectives() {
      return retrospectives(time, histories());
    },
    get truths() {
      return (known ??= plantedTruths(time, scale, histories()));
    },
  };
}

function copies(funnels: readonly FunnelInput[]): FunnelInput[] {
  return funnels.map((funnel) => ({ ...funnel, steps: funnel.steps.map((step) => ({ ...step })) }));
}
