import { Refused, type Ask } from './own-questions.js';

/** A sprint or a release as a list of its team has it. */
export interface Named {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
export interface TeamSprint extends Named { readonly state: string }
export interface TeamOf<Row> { readonly key: string; readonly name: string; readonly rows: readonly Row[] }

const SPRINTS = 'query AgentSprints($team: String!) { team(key: $team) { key name rows: sprints { id key name state } } teams { key } }';
const RELEASES = 'query AgentReleases($team: String!) { team(key: $team) { key name rows: releases { id key name } } teams { key } }';

/** What a word means among names: an id, a key, a name, or the number at the end of one. */
export function named<Row extends Named>(rows: readonly Row[], word: string): readonly Row[] {
  const text = word.trim().toLowerCase();
  const ways: ((row: Row) => boolean)[] = [
    (row) => row.key.toLowerCase() === text,
    (row) => row.name.toLowerCase() === text,
    (row) => /^\d+$/.test(text) && (/(\d+)\s*$/.exec(row.name)?.[1] === text || /(\d+)$/.exec(row.key)?.[1] === text),
    (row) => row.id === text,
  ];
  for (const way of ways) {
    const found = rows.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

const shown = (rows: readonly Named[]): string => rows.slice(0, 12).map(({ key, name }) => (key === name ? `"${key}"` : `"${key}" (${name})`)).join(', ');

async function rowsOf<Row extends Named>(query: string, team: string, ask: Ask): Promise<TeamOf<Row>> {
  const { team: found, teams } = await ask<{ team: TeamOf<Row> | null; teams: { key: string }[] }>(query, { team });
  if (!found) throw new Refused(`team: there is no team "${team.slice(0, 80)}". ${teams.length === 0 ? 'None has been collected yet.' : `Known: ${teams.slice(0, 20).map(({ key }) => key).join(', ')}.`}`, 'NOT_FOUND');
  return found;
}

function one<Row extends Named>(what: string, team: TeamOf<Row>, word: string): Row {
  const found = named(team.rows, word);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new Refused(`${what}: "${word.slice(0, 80)}" may be any of ${shown(found)}. Say which, by its key.`, 'BAD_USER_INPUT');
  throw new Refused(`${what}: ${team.name} has no ${what} "${word.slice(0, 80)}". ${team.rows.length === 0 ? 'It has none yet.' : `The newest: ${shown(team.rows)}.`}`, 'NOT_FOUND');
}

/** A team's sprint by key, name, number or id; the last closed one for "last", the running one for "running". */
export async function sprintOf(team: string, word: string, ask: Ask): Promise<{ readonly team: TeamOf<TeamSprint>; readonly sprint: TeamSprint }> {
  const known = await rowsOf<TeamSprint>(SPRINTS, team, ask);
  const state = { last: 'CLOSED', running: 'RUNNING' }[word.trim().toLowerCase()];
  if (!state) return { team: known, sprint: one('sprint', known, word) };
  const newest = known.rows.find((row) => row.state === state);
  if (!newest) throw new Refused(`sprint: ${known.name} has no ${state === 'CLOSED' ? 'closed' : 'running'} sprint. ${known.rows.length === 0 ? 'It has none yet.' : `The newest: ${shown(known.rows)}.`}`, 'NOT_FOUND');
  return { team: known, sprint: newest };
}

/** A team's release by key, name, number or id. */
export async function releaseOf(team: string, word: string, ask: Ask): Promise<Named> {
  return one('release', await rowsOf<Named>(RELEASES, team, ask), word);
}
