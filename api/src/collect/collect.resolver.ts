import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Receipt } from '../graphql/receipt.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { CollectService } from './collect.service.js';
import { DeliveryBatchInput } from './delivery.inputs.js';
import { OutcomeBatchInput } from './outcome.inputs.js';
import { OwnBatch } from './own-batch.js';

/** The GraphQL door. */
@Resolver()
export class CollectResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(CollectService) private readonly collect: CollectService,
    @Inject(OwnBatch) private readonly own: OwnBatch,
  ) {}

  @Needs('COLLECT_DELIVERY')
  @Mutation(() => Receipt, { description: 'Keeps teams, sprints, releases, work items and what happened to them. A bad item is rejected by itself; what was accepted is on disk before the answer leaves; the same facts may be sent again.' })
  async collectDelivery(@Args('input', { type: () => DeliveryBatchInput, description: 'The batch.' }) input: DeliveryBatchInput): Promise<Receipt> {
    const { workspaceId } = await this.whoAsks.workspace();
    await this.own.requireDelivery(input);
    return this.collect.collectDelivery(workspaceId, input);
  }

  @Needs('COLLECT_OUTCOMES')
  @Mutation(() => Receipt, { description: 'Keeps what a product\'s people and accounts did, paid and said. A bad item is rejected by itself; what was accepted is on disk before the answer leaves; the same facts may be sent again.' })
  async collectOutcomes(@Args('input', { type: () => OutcomeBatchInput, description: 'The batch.' }) input: OutcomeBatchInput): Promise<Receipt> {
    const { workspaceId } = await this.whoAsks.workspace();
    await this.own.requireOutcomes(input);
    return this.collect.collectOutcomes(workspaceId, input);
  }
}
