import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Figure, SparkPoint } from '../graphql/figure.js';

@ObjectType({ description: 'How many of those eligible used a feature. The interval is Wilson\'s, 95 %.' })
export class FeatureAdoption {
  @Field(() => Int, { description: 'Active and eligible.' }) eligible: number;
  @Field(() => Int, { description: 'Of these, who used it.' }) used: number;
  @Field(() => Int, { description: 'Of these, who used it on 3 local days or more.' }) usedOnThreeDays: number;
  @Field(() => Float, { nullable: true, description: 'used of eligible.' }) rate: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval.' }) high: number | null;
  @Field(() => Float, { nullable: true, description: 'usedOnThreeDays of eligible.' }) threeDaysRate: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no rate.' }) nullReason: string | null;
}

@ObjectType({ description: 'A feature of the product in a range.' })
export class FeatureUse {
  @Field(() => String, { description: 'Its key, a value of the dimension `feature`.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'What a use of it is, and who is eligible, in words.' }) says: string;
  @Field(() => Figure, { description: 'Adoption by person, against the comparison.' }) adoption: Figure;
  @Field(() => FeatureAdoption, { description: 'By person.' }) people: FeatureAdoption;
  @Field(() => FeatureAdoption, { description: 'By account: it is eligible when one of its active people is, and used it when one of them did.' }) accounts: FeatureAdoption;
  @Field(() => Float, { nullable: true, description: 'On how many local days a person who used it did so: the median.' }) medianDays: number | null;
  @Field(() => Float, { nullable: true, description: 'How often a person who used it did so: the median.' }) medianUses: number | null;
  @Field(() => [SparkPoint], { description: 'Adoption by person in each period of the range.' }) trend: SparkPoint[];
}
