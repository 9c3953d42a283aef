import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@bifocal/metrics';
import { RetroActions, type ActionPatch, type ActionRow, type NewAction } from '../facts/retro-actions.js';
import { RetroNotes, type NewNote, type NoteColumn } from '../facts/retro-notes.js';
import type { Change } from '../facts/retro-rows.js';
import { SprintTalk, type JudgementRow, type NewJudgement, type ReasonKind } from '../facts/sprint-talk.js';
import { startOf } from '../facts/sprint-frame.js';
import type { GoalOutcome } from '../graphql/enums.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import { MOST } from './retro-words.js';
import type { GoalChange, GoalJudgement, ItemReasonChange, Retrospective, RetroAction, RetroActionChange, RetroNote, RetroNoteChange } from './retrospective.type.js';
import type { Sprint } from './sprint.type.js';
import { TeamsService } from './teams.service.js';

/** What teams say about their sprints. Whose workspace it is stands in every question, so that a foreign id names nothing. */
@Injectable()
export class RetrospectivesService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(RetroNotes) private readonly notes: RetroNotes,
    @Inject(RetroActions) private readonly actions: RetroActions,
    @Inject(SprintTalk) private readonly talk: SprintTalk,
  ) {}

  async of(sprint: Sprint): Promise<Retrospective> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [notes, actions, previous, reasons, said] = await Promise.all([
      this.notes.ofSprint(workspaceId, sprint.id), this.actions.ofSprint(workspaceId, sprint.id), this.before(workspaceId, sprint),
      this.talk.reasonsOf(workspaceId, sprint.id), this.talk.judgementOf(workspaceId, sprint.id),
    ]);
    return { notes, actions: actions.map((row) => actionOf(row, sprint)), previousActions: previous.map((row) => actionOf(row, sprint)), reasons, goal: judgementOf(sprint, said) };
  }

  /** What stands: what was said here, else what the source says. */
  async goalOutcomeOf(sprint: Sprint): Promise<GoalOutcome | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.talk.judgementOf(workspaceId, sprint.id))?.outcome ?? sprint.row.goalOutcome;
  }

  async addNote(sprint: Sprint, note: NewNote): Promise<RetroNote> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.notes.add(workspaceId, sprint.id, note, MOST.notes);
    if (!row) throw badInput(`sprint: a sprint holds at most ${MOST.notes} notes. Remove some first.`);
    return row;
  }

  async editNote(id: number, version: number, text: string, author: string | null): Promise<RetroNoteChange> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { saved, row } = found(await this.notes.edit(workspaceId, id, version, text, author), 'note', id);
    return { saved, note: row, yours: saved ? null : text };
  }

  async moveNote(id: number, column: NoteColumn, after: number | null): Promise<RetroNote> {
    const { workspaceId } = await this.whoAsks.workspace();
    return found(await this.notes.move(workspaceId, id, column, after), 'note', id);
  }

  async removeNote(id: number, version: number, author: string | null): Promise<RetroNoteChange> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { saved, row } = found(await this.notes.remove(workspaceId, id, version, author), 'note', id);
    return { saved, note: row, yours: null };
  }

  async addAction(sprint: Sprint, action: NewAction): Promise<RetroAction> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.actions.add(workspaceId, sprint.id, action, MOST.actions);
    if (!row) throw badInput(`sprint: a retrospective agrees on at most ${MOST.actions} actions. Take fewer.`);
    return actionOf(row, sprint);
  }

  async editAction(id: number, patch: ActionPatch, closedOn: string | null, author: string | null): Promise<RetroActionChange> {
    const { workspaceId } = await this.whoAsks.workspace();
    const sprintId = found(await this.actions.sprintIdOf(workspaceId, id), 'action', id);
    const sprint = found(await this.teams.sprint(sprintId), 'action', id);
    const { saved, row } = found(await this.actions.edit(workspaceId, id, patch, author, () => closedOn ?? todayOf(sprint)), 'action', id);
    return { saved, action: actionOf(row, sprint), yours: saved ? null : (patch.words?.text ?? null) };
  }

  async giveReason(sprint: Sprint, itemKey: string, kind: ReasonKind, said: { reason: string; version: number; author: string | null }): Promise<ItemReasonChange> {
    const { workspaceId } = await this.whoAsks.workspace();
    const item = (await sprint.history.ofSprint(sprint.row)).find(({ key }) => key === itemKey);
    if (!item) throw notFound(`item: no item "${itemKey.slice(0, 40)}" has ever been in ${sprint.name}. Name one by its key.`);
    const { saved, row } = await this.talk.giveReason(workspaceId, sprint.id, Number(item.id), kind, said);
    return { saved, reason: row, yours: saved ? null : said.reason };
  }

  async judge(sprint: Sprint, version: number, said: NewJudgement | null): Promise<GoalChange> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { saved, row }: Change<JudgementRow | null> = await this.talk.judge(workspaceId, sprint.id, version, said);
    return { saved, goal: judgementOf(sprint, row), yours: saved ? null : (said?.sentence ?? null) };
  }

  /** What earlier sprints agreed on and concerns this one. */
  private async before(workspaceId: number, { row, history }: Sprint): Promise<ActionRow[]> {
    const earlier = history.sprints.filter((other) => other.id !== row.id && startOf(other) < startOf(row));
    const [last] = earlier;
    if (!last) return [];
    const place = new Map(earlier.map(({ id }, index) => [id, index]));
    const rows = await this.actions.following(workspaceId, [...place.keys()], last.id, localDate(startOf(row), history.team.timeZone));
    return rows.sort((a, b) => place.get(a.sprintId)! - place.get(b.sprintId)! || a.id - b.id);
  }
}

/** Today, where the team is. */
export function todayOf({ history }: Sprint): string {
  return localDate(history.nowMs, history.team.timeZone);
}

function actionOf(row: ActionRow, sprint: Sprint): RetroAction {
  const overdue = row.state === 'OPEN' && row.dueOn !== null && row.dueOn < todayOf(sprint);
  return { ...row, overdue, sprintName: sprint.history.sprints.find(({ id }) => id === row.sprintId)?.name ?? '' };
}

function judgementOf({ goal, row }: Sprint, said: JudgementRow | null): GoalJudgement {
  return {
    goal, outcome: said?.outcome ?? row.goalOutcome, sourceOutcome: row.goalOutcome, saidHere: said !== null,
    sentence: said?.sentence ?? null, saidBy: said?.author ?? null, saidOn: said?.saidOn ?? null, version: said?.version ?? 0,
  };
}

function found<T>(row: T | null, what: string, id: number): T {
  if (row === null) throw notFound(`id: there is no ${what} with the id ${id}.`);
  return row;
}
