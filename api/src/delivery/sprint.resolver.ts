import { Inject } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LedgerBucket as LedgerBucketWord, Measure as MeasureWord, ReadAs as ReadAsWord } from '../graphql/enums.js';
import { LedgerBucket, Measure, ReadAs } from '../graphql/enums.js';
import { readId } from '../graphql/read-id.js';
import { Needs } from '../identity/needs.js';
import { Burndown } from './burndown.type.js';
import { burndownOf } from './burndown.js';
import { shownDefinitions } from './definition.js';
import { ledgerItemsOf, ledgerOf } from './ledger.js';
import { Ledger, LedgerItem } from './ledger.type.js';
import { RetrospectivesService } from './retrospectives.service.js';
import { sprintReportOf } from './sprint-report.js';
import { SprintReport } from './sprint-report.type.js';
import { Sprint } from './sprint.type.js';
import { Team, TeamDefinition } from './team.type.js';
import { TeamsService } from './teams.service.js';

const AS = { type: () => ReadAs, defaultValue: ReadAs.CLOSED, description: 'As the sprint was frozen when it closed, or as its history reads now.' };
const MEASURE = { type: () => Measure, nullable: true, description: 'What to read it in; the team\'s own unless given.' };

/** The questions about a sprint. */
@Resolver(() => Sprint)
export class SprintResolver {
  constructor(
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(RetrospectivesService) private readonly retrospectives: RetrospectivesService,
  ) {}

  @Needs('READ_DELIVERY')
  @Query(() => Sprint, { nullable: true, description: 'One sprint; null where there is none with this id.' })
  async sprint(@Args('id', { type: () => ID, description: 'Its id here.' }) id: string): Promise<Sprint | null> {
    return this.teams.sprint(readId('id', id));
  }

  @ResolveField(() => Team, { description: 'Whose sprint it is.' })
  team(@Parent() sprint: Sprint): Team {
    return this.teams.ofSprint(sprint);
  }

  @ResolveField(() => TeamDefinition, { description: 'The version of the team\'s definition that it is read by: of a frozen sprint the one it was frozen with, of one that is not closed the one in force.' })
  definition(@Parent() { row, history }: Sprint): TeamDefinition {
    const { version } = history.definitionOf(row);
    return shownDefinitions(history).find((each) => each.version === version)!;
  }

  @ResolveField(() => Ledger, { description: 'What was promised, what changed, what came of it.' })
  async ledger(@Parent() sprint: Sprint, @Args('measure', MEASURE) measure: MeasureWord | null, @Args('as', AS) as: ReadAsWord): Promise<Ledger> {
    return ledgerOf(sprint, measure ?? sprint.history.team.measure, as);
  }

  @ResolveField(() => Burndown, { description: 'What remained, event by event and day by day.' })
  async burndown(@Parent() sprint: Sprint, @Args('measure', MEASURE) measure: MeasureWord | null, @Args('as', AS) as: ReadAsWord): Promise<Burndown> {
    return burndownOf(sprint, measure ?? sprint.history.team.measure, as);
  }

  @ResolveField(() => SprintReport, { description: 'All of it on one page, for the review.' })
  async report(@Parent() sprint: Sprint, @Args('measure', MEASURE) measure: MeasureWord | null, @Args('as', AS) as: ReadAsWord): Promise<SprintReport> {
    return sprintReportOf(sprint, measure ?? sprint.history.team.measure, await this.retrospectives.goalOutcomeOf(sprint), as);
  }

  @ResolveField(() => [LedgerItem], { description: 'The items behind the ledger\'s numbers: the amounts of a column add up to it.' })
  async items(
    @Parent() sprint: Sprint,
    @Args('bucket', { type: () => LedgerBucket, nullable: true, description: 'Only this column.' }) bucket: LedgerBucketWord | null,
    @Args('measure', MEASURE) measure: MeasureWord | null,
    @Args('as', AS) as: ReadAsWord,
  ): Promise<LedgerItem[]> {
    const items = await ledgerItemsOf(sprint, measure ?? sprint.history.team.measure, as);
    return bucket == null ? items : items.filter((item) => item.bucket === bucket);
  }
}
