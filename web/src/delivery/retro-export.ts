import type { RetroActionPartsFragment } from '../graphql/generated';
import type { Cell } from '../ui/csv';
import { goalWord } from './goal-word';
import { stateOf } from './retro-action';
import type { Retro } from './retro-room';
import { noteColumns } from './retro-words';

const actionLine = (plain: (text: string) => string, from: boolean) => (action: RetroActionPartsFragment): string => {
  const about = [action.owner ?? 'nobody yet', stateOf(action), ...(from ? [`from ${action.sprintName}`] : [])];
  return `- [${action.state === 'DONE' ? 'x' : ' '}] ${plain(action.text)} (${plain(about.join(', '))})`;
};

/** What was said about the sprint, as lines of Markdown. `plain` escapes. */
export function retroMarkdown({ previousActions, actions, notes }: Retro, plain: (text: string) => string): string[] {
  const part = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']);
  return [
    ...part('Actions from before', previousActions.map(actionLine(plain, true))),
    ...noteColumns.flatMap(({ column, name }) => part(name, notes.filter((note) => note.column === column).map((note) => `- ${plain(note.text)}${note.author ? ` (${plain(note.author)})` : ''}`))),
    ...part('Actions', actions.map(actionLine(plain, false))),
  ];
}

/** Who says what of the goal, in a line. */
export function goalMarkdown({ goal: { saidHere, sentence, saidBy, outcome } }: Retro, plain: (text: string) => string): string[] {
  if (!saidHere || !outcome) return [];
  return [`${plain(sentence ?? `The goal was ${goalWord(outcome)}`)} (${plain(saidBy ?? 'somebody')})`, ''];
}

/** The reason that was given for an item in a column of the ledger. */
export function reasonOf(retro: Retro | undefined, item: { key: string; bucket: string }): string | null {
  return retro?.reasons.find((reason) => reason.itemKey === item.key && reason.kind === item.bucket)?.reason ?? null;
}

export const retroCsvColumns = ['reason', 'owner', 'due_on', 'state', 'closed_on', 'author'] as const;

/** What was said, as rows beside those of the items: what it is, its words as the title, of an action the sprint that agreed on it as the note. */
export function retroCsvRows({ goal, previousActions, notes, actions }: Retro): Cell[][] {
  const row = (bucket: string, words: string | null, note: string | null, last: readonly Cell[]): Cell[] => [bucket, null, words, null, null, null, null, null, note, null, ...last];
  const action = (bucket: string) => ({ text, sprintName, owner, dueOn, state, closedOn, author }: RetroActionPartsFragment) => row(bucket, text, sprintName, [owner, dueOn, state, closedOn, author]);
  return [
    ...(goal.saidHere ? [row('GOAL', goal.sentence, null, [null, null, goal.outcome, goal.saidOn, goal.saidBy])] : []),
    ...previousActions.map(action('PREVIOUS_ACTION')),
    ...notes.map((note) => row(`NOTE_${note.column}`, note.text, null, [null, null, null, null, note.author])),
    ...actions.map(action('ACTION')),
  ];
}
