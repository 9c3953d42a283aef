import { Link } from 'react-router';
import { useQuestion } from '../graphql/client';
import { SprintDefinitionDocument, TeamDefinitionDocument } from '../graphql/generated';
import { NotePopover } from '../ui/note-popover';

interface Definition {
  version: number;
  sentence: string;
}

/** The definition that a chart of a team's present is read by. */
export function TeamDefinitionLine({ team }: { team: string }) {
  const { data, isPlaceholderData } = useQuestion(TeamDefinitionDocument, { team });
  return <DefinitionLine team={team} definitions={data?.team && !isPlaceholderData ? [data.team.definition] : []} />;
}

/** The definition that one sprint is read by: of a frozen one, that of its time. */
export function SprintDefinitionLine({ team, sprint }: { team: string; sprint: string }) {
  const { data, isPlaceholderData } = useQuestion(SprintDefinitionDocument, { sprint });
  return <DefinitionLine team={team} definitions={data?.sprint && !isPlaceholderData ? [data.sprint.definition] : []} />;
}

/** "Definition 3": the whole sentence on asking, and in any case on paper. Sprints that are read by several name them all. */
export function DefinitionLine({ team, definitions }: { team: string; definitions: readonly Definition[] }) {
  const distinct = [...new Map(definitions.map((each) => [each.version, each])).values()].sort((a, b) => a.version - b.version);
  const [first] = distinct;
  // Its place is kept while it is asked for, so that the notes do not wrap otherwise a moment later.
  if (!first) return <span className="invisible" aria-hidden>Definition 1</span>;
  const label = distinct.length === 1 ? `Definition ${first.version}` : `Definitions ${distinct.map(({ version }) => version).join(', ')}`;
  const sentences = distinct.map(({ version, sentence }) => <span key={version} className="block">{sentence}</span>);
  return (
    <>
      <NotePopover label={label} title={distinct.map(({ sentence }) => sentence).join('\n')}>
        {sentences}
        <Link className="link mt-1 inline-block font-medium" to={`/settings/teams/${encodeURIComponent(team)}`}>Settings of the team</Link>
      </NotePopover>
      <span className="hidden print:inline">{sentences}</span>
    </>
  );
}
