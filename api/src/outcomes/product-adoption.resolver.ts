import { Inject } from '@nestjs/common';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { RangeInput } from '../graphql/range.js';
import { Needs } from '../identity/needs.js';
import { EventConditionInput } from '../products/event-condition.inputs.js';
import { Product } from '../products/product.type.js';
import { readEventCondition } from '../products/read-event-condition.js';
import { Activation } from './activation.type.js';
import { Adoption } from './adoption.type.js';
import { AdoptionService } from './adoption.service.js';
import { FeatureUse } from './feature.type.js';
import { OutcomesService } from './outcomes.service.js';
import { RetentionService } from './retention.service.js';
import { Retention, RetentionMode, RetentionStepUnit } from './retention.type.js';

const MOST_STEPS = 60;
const GRAIN = { type: () => Grain, defaultValue: 'WEEK', description: 'By what periods: DAY, WEEK, MONTH or QUARTER.' } as const;

/** Features and activation over a range. */
@Resolver(() => Adoption)
export class AdoptionTablesResolver {
  constructor(@Inject(AdoptionService) private readonly adoption: AdoptionService) {}

  @ResolveField(() => [FeatureUse], { description: 'The product\'s features, in the order of its settings. A range is read by the definition in force on its last day.' })
  async features(@Parent() { question }: Adoption, @Args('grain', GRAIN) grain: Grain): Promise<FeatureUse[]> {
    return this.adoption.features(question, grain);
  }

  @ResolveField(() => Activation, { description: 'Whether and how fast people who sign up come to what the product is for.' })
  async activation(@Parent() { question }: Adoption, @Args('grain', GRAIN) grain: Grain): Promise<Activation> {
    return this.adoption.activation(question, grain);
  }
}

/** Whether people come back. */
@Resolver(() => Product)
export class ProductAdoptionResolver {
  constructor(
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
    @Inject(RetentionService) private readonly retentionService: RetentionService,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Retention, { description: 'Whether people come back: cohorts by when they began.' })
  async retention(
    @Parent() product: Product,
    @Args('range', { type: () => RangeInput, description: 'When they began. Who began before it is in no cohort.' }) range: RangeInput,
    @Args('unit', { type: () => RetentionStepUnit, defaultValue: 'WEEK', description: 'How long one step is, and so a cohort.' }) unit: RetentionStepUnit,
    @Args('mode', { type: () => RetentionMode, defaultValue: 'ON', description: 'In exactly a step, or in it or later.' }) mode: RetentionMode,
    @Args('start', { type: () => EventConditionInput, nullable: true, description: 'What begins a cohort: the first such event. The first qualifying event ever where it is left out.' }) start: EventConditionInput | null | undefined,
    @Args('back', { type: () => EventConditionInput, nullable: true, description: 'What counts as coming back. Any qualifying event where it is left out.' }) back: EventConditionInput | null | undefined,
    @Args('steps', { type: () => Int, defaultValue: 12, description: `How many steps, the first included: 1 to ${MOST_STEPS}.` }) steps: number,
  ): Promise<Retention> {
    if (steps < 1 || steps > MOST_STEPS) throw badInput(`steps: expected 1 to ${MOST_STEPS}, got ${steps}.`);
    const question = await this.outcomes.ask(product, range);
    const asked = { unit, mode, start: start ? readEventCondition('start.', start) : null, back: back ? readEventCondition('back.', back) : null };
    return { question, ...asked, steps, says: this.retentionService.says(asked), asOf: new Date(question.asked.nowMs) };
  }
}
