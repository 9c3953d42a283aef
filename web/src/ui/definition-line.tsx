import { Link } from 'react-router';
import { useQuestion } from '../graphql/client';
import { SprintDefinitionDocument, TeamDefinitionDocument } from '../graphql/generated';
import { NotePopover } from './note-popover';

/** A version of a team's definition, and all of it in a sentence. */
export interface KnownDefinition {
  version: number;
  sentence: string;
}

export const settingsPath = (team: string) => `/settings/teams/${encodeURIComponent(team)}`;

/** What a sprint is read by (of a frozen one: the definition of its time), or, without a sprint, what the team is read by now. */
function useDefinition(team: string | undefined, sprint: string | undefined): KnownDefinition | undefined {
  const ofTeam = useQuestion(TeamDefinitionDocument, { team: team ?? '' }, { enabled: team !== undefined && sprint === undefined });
  const ofSprint = useQuestion(SprintDefinitionDocument, { sprint: sprint ?? '' }, { enabled: sprint !== undefined });
  if (sprint !== undefined) return ofSprint.isPlaceholderData ? undefined : ofSprint.data?.sprint?.definition;
  return ofTeam.isPlaceholderData ? undefined : ofTeam.data?.team?.definition;
}

/** "Definition 3" under a chart: the whole sentence on asking, and in any case on paper. Sprints that are read by several definitions name them all. */
export function DefinitionLine({ team, sprint, definitions }: { team: string; sprint?: string | undefined; definitions?: readonly KnownDefinition[] | undefined }) {
  const isGiven = definitions !== undefined;
  const asked = useDefinition(isGiven ? undefined : team, isGiven ? undefined : sprint);
  const found = definitions ?? (asked ? [asked] : []);
  const distinct = [...new Map(found.map((each) => [each.version, each])).values()].sort((a, b) => a.version - b.version);
  const [first] = distinct;
  // Its place is kept while it is asked for, so that the notes do not wrap otherwise a moment later.
  if (!first) return isGiven ? null : <span className="invisible" aria-hidden>Definition 1</span>;
  const sentences = distinct.map(({ version, sentence }) => <span key={version} className="block">{sentence}</span>);
  return (
    <>
      <NotePopover label={distinct.length === 1 ? `Definition ${first.version}` : `Definitions ${distinct.map(({ version }) => version).join(', ')}`} title={distinct.map(({ sentence }) => sentence).join('\n')}>
        {sentences}
        <Link className="link mt-1 inline-block font-medium" to={settingsPath(team)}>Settings of the team</Link>
      </NotePopover>
      <span className="hidden print:inline">{sentences}</span>
    </>
  );
}

/** The whole sentence of what a sprint is read by, on screen and on paper. */
export function DefinitionSentence({ team, sprint }: { team: string; sprint: string }) {
  const definition = useDefinition(team, sprint);
  return <p className="min-h-4 text-small text-muted">{definition && <>{definition.sentence} · <Link className="link no-print" to={settingsPath(team)}>Settings</Link></>}</p>;
}
