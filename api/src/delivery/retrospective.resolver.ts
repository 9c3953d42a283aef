import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput, notFound } from '../graphql/named-error.js';
import { readId } from '../graphql/read-id.js';
import { maybeWordsOf, wordsOf } from '../graphql/words.js';
import { Needs } from '../identity/needs.js';
import { dayOf, MOST } from './retro-words.js';
import { AddRetroActionInput, AddRetroNoteInput, EditRetroActionInput, EditRetroNoteInput, GiveReasonInput, JudgeGoalInput, MoveRetroNoteInput, RemoveRetroNoteInput } from './retrospective.inputs.js';
import { GoalChange, ItemReasonChange, Retrospective, RetroAction, RetroActionChange, RetroNote, RetroNoteChange } from './retrospective.type.js';
import { RetrospectivesService, todayOf } from './retrospectives.service.js';
import { Sprint } from './sprint.type.js';
import { TeamsService } from './teams.service.js';

const INPUT = { description: 'What to say.' };
const authorOf = (author: string | null | undefined): string | null => maybeWordsOf('author', author, MOST.name);

/** What a team says about a sprint: read with it, and said one thing at a time. */
@Resolver(() => Sprint)
export class RetrospectiveResolver {
  constructor(
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(RetrospectivesService) private readonly retrospectives: RetrospectivesService,
  ) {}

  @ResolveField(() => Retrospective, { description: 'What its team says about it: notes, actions, reasons, and whether the goal was met.' })
  async retrospective(@Parent() sprint: Sprint): Promise<Retrospective> {
    return this.retrospectives.of(sprint);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => RetroNote, { description: 'Adds a note to a retrospective.' })
  async addRetroNote(@Args('input', { type: () => AddRetroNoteInput, ...INPUT }) { sprint, column, text, author, key }: AddRetroNoteInput): Promise<RetroNote> {
    const note = { column, text: wordsOf('text', text, MOST.note), author: authorOf(author), key: maybeWordsOf('key', key, MOST.name) };
    return this.retrospectives.addNote(await this.sprint(sprint), note);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => RetroNoteChange, { description: 'Gives a note other words. Where somebody else has changed them meanwhile, nothing is written and both come back.' })
  async editRetroNote(@Args('input', { type: () => EditRetroNoteInput, ...INPUT }) { id, version, text, author }: EditRetroNoteInput): Promise<RetroNoteChange> {
    return this.retrospectives.editNote(readId('id', id), version, wordsOf('text', text, MOST.note), authorOf(author));
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => RetroNote, { description: 'Puts a note to another place.' })
  async moveRetroNote(@Args('input', { type: () => MoveRetroNoteInput, ...INPUT }) { id, column, after }: MoveRetroNoteInput): Promise<RetroNote> {
    return this.retrospectives.moveNote(readId('id', id), column, after == null ? null : readId('after', after));
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => RetroNoteChange, { description: 'Removes a note. Where somebody else has changed its words meanwhile, it stays.' })
  async removeRetroNote(@Args('input', { type: () => RemoveRetroNoteInput, ...INPUT }) { id, version, author }: RemoveRetroNoteInput): Promise<RetroNoteChange> {
    return this.retrospectives.removeNote(readId('id', id), version, authorOf(author));
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => RetroAction, { description: 'Adds an action. While it is open it stands on top of the pages of the next sprints.' })
  async addRetroAction(@Args('input', { type: () => AddRetroActionInput, ...INPUT }) { sprint, text, owner, dueOn, author, key }: AddRetroActionInput): Promise<RetroAction> {
    const action = {
      text: wordsOf('text', text, MOST.action), owner: maybeWordsOf('owner', owner, MOST.name), dueOn: dayOf('dueOn', dueOn),
      author: authorOf(author), key: maybeWordsOf('key', key, MOST.name),
    };
    return this.retrospectives.addAction(await this.sprint(sprint), action);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => RetroActionChange, { description: 'Changes an action. Where somebody else has changed its words meanwhile, nothing is written and both come back.' })
  async editRetroAction(@Args('input', { type: () => EditRetroActionInput, ...INPUT }) { id, text, version, owner, dueOn, state, closedOn, author }: EditRetroActionInput): Promise<RetroActionChange> {
    if (text != null && version == null) throw badInput('version: say with new words the version of those that were read.');
    if (closedOn != null && state !== 'DONE' && state !== 'DROPPED') throw badInput('closedOn: goes with the state DONE or DROPPED. Leave it out, or say the state.');
    const patch = {
      words: text == null ? undefined : { text: wordsOf('text', text, MOST.action), version: version! },
      owner: owner === undefined ? undefined : maybeWordsOf('owner', owner, MOST.name),
      dueOn: dueOn === undefined ? undefined : dayOf('dueOn', dueOn),
      state: state ?? undefined,
    };
    return this.retrospectives.editAction(readId('id', id), patch, dayOf('closedOn', closedOn), authorOf(author));
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => ItemReasonChange, { description: 'Says why an item was carried over, added or removed.' })
  async giveReason(@Args('input', { type: () => GiveReasonInput, ...INPUT }) { sprint, item, kind, reason, version, author }: GiveReasonInput): Promise<ItemReasonChange> {
    const said = { reason: maybeWordsOf('reason', reason, MOST.reason) ?? '', version, author: authorOf(author) };
    return this.retrospectives.giveReason(await this.sprint(sprint), item, kind, said);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => GoalChange, { description: 'Says whether a sprint\'s goal was met. It stands over what the source says.' })
  async judgeGoal(@Args('input', { type: () => JudgeGoalInput, ...INPUT }) { sprint: sprintId, outcome, sentence, version, saidOn, author }: JudgeGoalInput): Promise<GoalChange> {
    const words = maybeWordsOf('sentence', sentence, MOST.sentence);
    if (outcome == null && words !== null) throw badInput('outcome: a sentence goes with MET, PARTLY or MISSED. Say one of them.');
    const sprint = await this.sprint(sprintId);
    const said = outcome == null ? null : { outcome, sentence: words, author: authorOf(author), saidOn: dayOf('saidOn', saidOn) ?? todayOf(sprint) };
    return this.retrospectives.judge(sprint, version, said);
  }

  private async sprint(id: string): Promise<Sprint> {
    const sprint = await this.teams.sprint(readId('sprint', id));
    if (!sprint) throw notFound(`sprint: there is no sprint with the id ${id}.`);
    return sprint;
  }
}
