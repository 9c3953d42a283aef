import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Measure, type Measure as MeasureWord } from '../../graphql/enums.js';
import { Json } from '../../graphql/scalars.js';
import { readId } from '../../graphql/read-id.js';
import { Needs } from '../../identity/needs.js';
import { Sprint } from '../sprint.type.js';
import { ParityService } from './parity.service.js';
import { ReportComparison, SprintParity } from './parity.type.js';

/** Whether Jira's own numbers agree. */
@Resolver(() => Sprint)
export class ParityResolver {
  constructor(@Inject(ParityService) private readonly parities: ParityService) {}

  @ResolveField(() => SprintParity, { description: 'Whether Jira\'s own report of the sprint says the same, or which items make the difference.' })
  async parity(@Parent() sprint: Sprint): Promise<SprintParity> {
    return this.parities.of(sprint);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => ReportComparison, { description: 'Keeps what Jira\'s velocity chart or sprint report says, for every sprint of the team that it speaks of, and compares it with the ledger. Numbers and item keys are kept, no more; giving a report again replaces it.' })
  async compareWithReport(
    @Args('sprint', { type: () => ID, description: 'A sprint of the team whose report it is.' }) sprint: string,
    @Args('report', { type: () => Json, description: 'The report\'s JSON, as text or as it is: the answer of /rest/greenhopper/1.0/rapid/charts/velocity or of .../sprintreport. At most 2 million characters.' }) report: unknown,
    @Args('measure', { type: () => Measure, nullable: true, description: 'What the board estimates in; the team\'s own unless given. A sprint report can always be compared in ITEMS.' }) measure: MeasureWord | null,
    @Args('by', { type: () => String, nullable: true, description: 'Who gives the report; kept beside it.' }) by: string | null,
  ): Promise<ReportComparison> {
    return this.parities.compare(readId('sprint', sprint), report, measure ?? null, by ?? null);
  }
}
