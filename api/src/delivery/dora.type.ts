import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'Deployments to production of one period, by when they went out, and DORA\'s five of them.' })
export class DoraPeriod {
  @Field(() => LocalDate, { description: 'Its first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether it is over.' }) complete: boolean;
  @Field(() => Int, { description: 'Deployments to production.' }) deployments: number;
  @Field(() => Int, { description: 'Of these, those that caused an incident.' }) failed: number;
  @Field(() => Int, { description: 'Of the failed ones, those with an incident that is not over.' }) open: number;
  @Field(() => Int, { description: 'Of the deployments, the unplanned ones that mend what an earlier one broke.' }) rework: number;
  @Field(() => Int, { description: 'On how many days there was a deployment.' }) daysWithDeployment: number;
  @Field(() => Float, { nullable: true, description: 'Change lead time: hours from commit to deployment, the median. Null: nothing was deployed, or no deployment says when its change was committed.' }) leadTimeHours: number | null;
  @Field(() => Float, { nullable: true, description: 'The 85th percentile of the same.' }) leadTimeHoursP85: number | null;
  @Field(() => Float, { nullable: true, description: 'Failed deployment recovery time: hours from the deployment to the end of its last incident, the median. Null: no failed deployment was recovered from.' }) recoveryHours: number | null;
  @Field(() => Float, { nullable: true, description: 'Change fail rate: failed / deployments.' }) changeFailRate: number | null;
  @Field(() => Float, { nullable: true, description: 'Deployment rework rate: rework / deployments.' }) reworkRate: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no change lead time.' }) leadTimeNullReason: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no recovery time.' }) recoveryNullReason: string | null;
}

@ObjectType({ description: 'What DORA\'s five say of some deployments over the whole range.' })
export class DoraFigures {
  @Field(() => Figure, { description: 'Median hours from commit to deployment.' }) changeLeadTime: Figure;
  @Field(() => Figure, { description: 'The 85th percentile of the same.' }) changeLeadTimeP85: Figure;
  @Field(() => Figure, { description: 'Deployments to production.' }) deploymentFrequency: Figure;
  @Field(() => Figure, { description: 'Median hours from a failed deployment to the end of its last incident.' }) recoveryTime: Figure;
  @Field(() => Figure, { description: 'Deployments that caused an incident / deployments.' }) changeFailRate: Figure;
  @Field(() => Figure, { description: 'Unplanned deployments that mend an earlier one / deployments.' }) reworkRate: Figure;
  @Field(() => Float, { nullable: true, description: 'Deployments a day, over the days of the range that have come since the first deployment known.' }) perDay: number | null;
  @Field(() => Float, { nullable: true, description: 'Deployments in 7 days.' }) perWeek: number | null;
  @Field(() => Float, { nullable: true, description: 'Deployments in 30.4375 days, a month\'s mean length.' }) perMonth: number | null;
  @Field(() => Int, { description: 'The days that these are taken over.' }) days: number;
  @Field(() => Int, { description: 'On how many of them there was a deployment.' }) daysWithDeployment: number;
  @Field(() => Int, { description: 'Failed deployments with an incident that is not over: in no recovery time yet.' }) open: number;
}

@ObjectType({ description: 'One service of a product.' })
export class DoraOfService {
  @Field(() => String, { description: 'Its name, as the deployments give it.' }) service: string;
  @Field(() => DoraFigures, { description: 'Its figures over the range.' }) figures: DoraFigures;
}

@ObjectType({ description: 'A deployment or an incident that is in no figure.' })
export class DoraLeftOut {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'What it is.' }) label: string;
  @Field(() => DateTime, { description: 'When it went out, or began.' }) at: Date;
  @Field(() => String, { description: 'Why it is not counted.' }) reason: string;
}

@ObjectType({ description: 'DORA\'s five metrics of software delivery. Only deployments to production count: to an environment named prod, production or live, or none named.' })
export class Dora {
  @Field(() => Grain, { description: 'What one period is.' }) grain: Grain;
  @Field(() => [DoraOfService], { description: 'Every service that was ever deployed to production, by name, whichever one is asked for.' }) services: DoraOfService[];
  @Field(() => [DoraPeriod], { description: 'The whole periods that have a day of the range, in order.' }) periods: DoraPeriod[];
  @Field(() => DoraFigures, { description: 'Over the whole range.' }) figures: DoraFigures;
  @Field(() => [DoraLeftOut], { description: 'Deployments elsewhere than to production, and incidents of the range whose deployment is not known: the first hundred.' }) leftOut: DoraLeftOut[];
  @Field(() => Int, { description: 'How many of these there are.' }) leftOutCount: number;
}
