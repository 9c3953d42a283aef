import type { RetroInput } from '@bifocal/sample';

const SPRINTS = 'query SampleSprints($team: String!) { team(key: $team) { sprints { id key } } }';
const NOTE = 'mutation SampleNote($input: AddRetroNoteInput!) { said: addRetroNote(input: $input) { id } }';
const ACTION = 'mutation SampleAction($input: AddRetroActionInput!) { said: addRetroAction(input: $input) { id } }';
const CLOSE = 'mutation SampleActionClosed($input: EditRetroActionInput!) { said: editRetroAction(input: $input) { saved } }';
const REASON = 'mutation SampleReason($input: GiveReasonInput!) { said: giveReason(input: $input) { saved } }';
const GOAL = 'mutation SampleGoal($input: JudgeGoalInput!) { said: judgeGoal(input: $input) { saved } }';

export type Ask = <T>(query: string, variables: object) => Promise<T>;

/**
 * Says what the sample's teams said about their sprints. Said again after a start that was cut off, it is kept once: notes and
 * actions have keys, and a reason or a judgement that is there stands.
 */
export async function sayRetros(ask: Ask, retros: readonly RetroInput[], isStopping: () => boolean): Promise<void> {
  const ids = new Map<string, string>();
  for (const team of new Set(retros.map((retro) => retro.team))) {
    const answer = await ask<{ team: { sprints: { id: string; key: string }[] } | null }>(SPRINTS, { team });
    for (const { id, key } of answer.team?.sprints ?? []) ids.set(key, id);
  }
  for (const retro of retros) {
    const sprint = ids.get(retro.sprint);
    if (isStopping()) return;
    if (sprint !== undefined) await sayRetro(ask, sprint, retro);
  }
}

async function sayRetro(ask: Ask, sprint: string, { notes, actions, reasons, goal }: RetroInput): Promise<void> {
  for (const note of notes) await ask(NOTE, { input: { sprint, ...note } });
  for (const { closed, ...action } of actions) {
    const { said } = await ask<{ said: { id: string } }>(ACTION, { input: { sprint, ...action } });
    if (closed) await ask(CLOSE, { input: { id: said.id, state: closed.state, closedOn: closed.on, author: action.owner } });
  }
  for (const reason of reasons) await ask(REASON, { input: { sprint, ...reason } });
  if (goal) await ask(GOAL, { input: { sprint, ...goal } });
}
