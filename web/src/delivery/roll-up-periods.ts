import type { DeliveryRollUpQuery } from '../graphql/generated';

/** All teams of a product together, period by period. */
export type RollUp = NonNullable<DeliveryRollUpQuery['product']>['deliveryRollUp'];
