import { activationCurve, activationRate, activationWords, eachPeriod, featureDepth, featureRate, featureWords, medianOfPeople, thinned, timeToValue, type FeatureUseTally } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { ProductDefinitions } from '../facts/product-definitions.js';
import { calendarPeriod, calendarPeriods } from '../figures/calendar-periods.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Grain } from '../graphql/enums.js';
import type { Figure, SparkPoint } from '../graphql/figure.js';
import { Answers } from '../tallies/answers.js';
import { AdoptionTables } from '../tallies/outcome/adoption-tables.js';
import type { Activation } from './activation.type.js';
import type { FeatureAdoption, FeatureUse } from './feature.type.js';
import { calendarGrainOf } from './calendar-grain.js';
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';
import { metricOf } from './outcomes.service.js';

const MOST_STEPS = 200;

/** Features and activation of one product, over a range. */
@Injectable()
export class AdoptionService {
  constructor(
    @Inject(Answers) private readonly answers: Answers,
    @Inject(AdoptionTables) private readonly tables: AdoptionTables,
    @Inject(FiguresService) private readonly figures: FiguresService,
    @Inject(ProductDefinitions) private readonly definitions: ProductDefinitions,
  ) {}

  async features(about: OutcomeAsked, grain: Grain): Promise<FeatureUse[]> {
    const { asked, compared } = about;
    const definition = (await this.definitions.ofProduct(asked.workspaceId, asked.product.id)).at(-1)!;
    if (definition.settings.features.length === 0) return [];
    const period = wholeRange(about);
    const course = calendarPeriods(about.range, calendarGrainOf(grain), asked.zone, asked.nowMs);
    const before = compared ? [calendarPeriod(compared, asked.zone, asked.nowMs)] : [];
    const [rows, answers] = await Promise.all([
      this.tables.features(questionOf(about, [period])),
      this.answers.answer('adoption.feature_rate', { ...questionOf(about, [period, ...before, ...course]), groupBy: ['feature'] }),
    ]);
    const metric = metricOf('adoption.feature_rate');
    return rows.map(({ key, people, accounts, days, uses }) => {
      const feature = definition.settings.features.find((each) => each.key === key)!;
      const own = answers.filter(({ dims }) => dims[0] === key);
      const at = (place: number) => own.find((each) => each.period === place) ?? null;
      const trend = course.map(({ from, complete }, index): SparkPoint => ({ period: from, complete, value: at(1 + before.length + index)?.value.value ?? null }));
      const adoption = this.figures.figure(metric, asked, at(0) ?? { period: 0, dims: [], value: featureRate(people) }, before.length > 0 ? at(1) : null, { complete: period.complete, sparkline: trend });
      return { key, name: feature.name, says: featureWords(feature), adoption, people: shares(people), accounts: shares(accounts), medianDays: medianOfPeople(days), medianUses: medianOfPeople(uses), trend };
    });
  }

  async activation(about: OutcomeAsked, grain: Grain): Promise<Activation> {
    const { asked, compared } = about;
    const { activation } = (await this.definitions.ofProduct(asked.workspaceId, asked.product.id)).at(-1)!.settings;
    const period = wholeRange(about);
    const cohorts = eachPeriod(about.range.from, about.range.to, calendarGrainOf(grain)).map(({ start, end }) => calendarPeriod({ from: start, to: end }, asked.zone, asked.nowMs));
    const before = compared ? [calendarPeriod(compared, asked.zone, asked.nowMs)] : [];
    const [answers, waits] = await Promise.all([
      this.answers.answer('adoption.activation_rate', questionOf(about, [period, ...before, ...cohorts])),
      this.tables.waits(questionOf(about, [period])),
    ]);
    const median = timeToValue(waits);
    const rate: Figure = this.figures.figure(metricOf('adoption.activation_rate'), asked, answers[0]!, before.length > 0 ? (answers[1] ?? null) : null, { complete: period.complete });
    return {
      says: activationWords(activation), decided: activation !== null, hours: activation?.hours ?? null, rate,
      timeToValueHours: median.value, timeToValuePeople: median.sampleSize ?? 0, timeToValueNullReason: activation === null ? rate.nullReason : median.nullReason,
      cohorts: activation === null ? [] : cohorts.map(({ from, to, complete }, index) => {
        const answer = answers[1 + before.length + index]!;
        const tally = answer.tally as { activated: number; matured: number; maturing: number } | undefined;
        // Nobody is there before the first event; of days whose events are removed nobody can tell who was.
        if (answer.isGone) return { period: from, periodEnd: to, complete, signedUp: null, matured: null, activated: null, maturing: null, rate: null, low: null, high: null, nullReason: answer.value.nullReason };
        const { activated = 0, matured = 0, maturing = 0 } = tally ?? {};
        const { value, low, high, nullReason } = activationRate({ activated, matured, maturing });
        return { period: from, periodEnd: to, complete: complete && maturing === 0, signedUp: matured + maturing, matured, activated, maturing, rate: value, low, high, nullReason };
      }),
      curve: thinned(activationCurve(waits), MOST_STEPS),
    };
  }
}

function shares(tally: FeatureUseTally): FeatureAdoption {
  const { value, low, high, nullReason } = featureRate(tally);
  return { ...tally, rate: value, low, high, threeDaysRate: featureDepth(tally).value, nullReason };
}
