import type { ReasonKind, RetroActionInput, RetroInput, RetroNoteInput, RetroReasonInput } from '../batch.js';
import { dateOf, localDay } from '../calendar.js';
import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import { goalOutcome, keyed } from './facts.js';
import type { Item } from './item.js';
import { ACTIONS, NOTES, PEOPLE, REASONS, SENTENCES } from './retro-pools.js';
import { SCRIPTED } from './scripted-sprint.js';
import type { Sprint } from './sprints.js';
import type { TeamHistory } from './team-run.js';

/** How many of the last closed sprints have a retrospective. */
const TALKED_ABOUT = 5;
const COLUMNS = ['WENT_WELL', 'TO_IMPROVE', 'TO_TRY'] as const;

/** What the teams said about their last closed sprints: earliest first. The same facts, seed and day: the same words. */
export function retrospectives(time: Timeline, histories: readonly TeamHistory[]): RetroInput[] {
  const keys = new Map(keyed(histories, time.now).map(({ key, item }) => [item, key]));
  return histories.flatMap((history) => {
    const sprints = history.sprints.filter(({ running, closedAt }) => !running && closedAt < time.now).slice(-TALKED_ABOUT);
    const words = wordsOf(time, history);
    return sprints.map((sprint) => retro(time, history, sprint, words, keys));
  });
}

interface Words {
  readonly notes: Readonly<Record<(typeof COLUMNS)[number], string[]>>;
  readonly actions: string[];
}

/** The team's own order of what it has to say; each is said once. */
function wordsOf(time: Timeline, { team }: TeamHistory): Words {
  const random = Random.of(time.seed, 'talk', team.key);
  return {
    notes: { WENT_WELL: random.shuffled(NOTES.WENT_WELL), TO_IMPROVE: random.shuffled(NOTES.TO_IMPROVE), TO_TRY: random.shuffled(NOTES.TO_TRY) },
    actions: random.shuffled(ACTIONS),
  };
}

function retro(time: Timeline, history: TeamHistory, sprint: Sprint, words: Words, keys: ReadonlyMap<Item, string>): RetroInput {
  const { team } = history;
  const random = Random.of(time.seed, 'retro', team.key, sprint.number);
  const people = PEOPLE[team.key] ?? ['Alex'];
  const notes = COLUMNS.flatMap((column, place): RetroNoteInput[] =>
    words.notes[column].splice(0, place === 2 ? random.whole(1, 2) : 2).map((text, index) => ({ key: `${sprint.key}-${column}-${index + 1}`, column, text, author: random.pick(people) })));
  const actions = words.actions.splice(0, random.whole(2, 3)).map((text, index) => action(time, sprint, { key: `${sprint.key}-${index + 1}`, text, owner: random.pick(people), author: random.pick(people) }, random));
  const outcome = goalOutcome(history, sprint);
  // Of the scripted sprint the source's own word stands, as of most sprints of most teams.
  const goal = team.key === SCRIPTED.team && sprint.number === SCRIPTED.number ? null : { outcome, sentence: random.pick(SENTENCES[outcome]), author: people[0]!, saidOn: dateOf(localDay(sprint.closedAt)) };
  return { team: team.key, sprint: sprint.key, goal, notes, actions, reasons: reasonsOf(history, sprint, keys, random, people) };
}

/** Due by the end of the next sprint. Most are done in it, a few are dropped, some stay open: those are overdue one day. */
function action(time: Timeline, sprint: Sprint, words: Omit<RetroActionInput, 'dueOn' | 'closed'>, random: Random): RetroActionInput {
  const nextMonday = sprint.monday + 14;
  const on = time.working.nextWorked(nextMonday + random.whole(2, 11));
  const state = random.weighted([['DONE', 7], ['DROPPED', 1], ['OPEN', 2]] as const);
  const closed = state === 'OPEN' || on >= time.today ? null : { state, on: dateOf(on) };
  return { ...words, dueOn: dateOf(nextMonday + 11), closed };
}

/** Most that was carried has a reason, and half of what came and went. */
function reasonsOf({ items }: TeamHistory, sprint: Sprint, keys: ReadonlyMap<Item, string>, random: Random, people: readonly string[]): RetroReasonInput[] {
  const said: RetroReasonInput[] = [];
  for (const item of items) {
    const key = keys.get(item);
    if (key === undefined || item.facts.type === 'Sub-task') continue;
    for (const kind of kindsOf(item, sprint)) {
      if (random.chance(kind === 'CARRY_OVER' ? 0.8 : 0.5)) said.push({ item: key, kind, reason: random.pick(REASONS[kind]), author: random.pick(people) });
    }
  }
  return said;
}

/** What happened to the item in the sprint that a team is asked about. */
function kindsOf(item: Item, { key, startedAt, closedAt }: Sprint): ReasonKind[] {
  const moves = item.events.filter(({ kind, at, from, to }) => at < closedAt && ((kind === 'SPRINT_ENTERED' && to === key) || (kind === 'SPRINT_LEFT' && from === key)));
  const category = item.categoryAt(closedAt - 1);
  const kinds: ReasonKind[] = [];
  if (moves.some(({ kind, at }) => kind === 'SPRINT_ENTERED' && at >= startedAt)) kinds.push('ADDED');
  if (moves.some(({ kind, at }) => kind === 'SPRINT_LEFT' && at >= startedAt)) kinds.push('REMOVED');
  if (moves.at(-1)?.kind === 'SPRINT_ENTERED' && category !== 'DONE' && category !== 'CANCELLED') kinds.push('CARRY_OVER');
  return kinds;
}
