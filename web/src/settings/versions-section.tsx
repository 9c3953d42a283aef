import { lazy, Suspense, useState } from 'react';
import { dayAndTime } from '../format/date';
import { useQuestion } from '../graphql/client';
import { TeamDefinitionsDocument, type TeamDefinitionsQuery } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { SettingsSection } from './settings-section';

const RecomputeDrawer = lazy(() => import('./recompute-drawer').then((module) => ({ default: module.RecomputeDrawer })));

type Definition = NonNullable<TeamDefinitionsQuery['team']>['definitions'][number];

/** Every version of the definition, the one in force first; and the explicit act of reading the past by it. */
export function VersionsSection({ team }: { team: { key: string; name: string; timeZone: string } }) {
  const question = useQuestion(TeamDefinitionsDocument, { team: team.key });
  const [open, setOpen] = useState(false);
  const may = useMay('WORK_DELIVERY');
  const definitions = question.isPlaceholderData ? undefined : question.data?.team?.definitions;
  const latest = definitions?.at(-1)?.version;
  const before = definitions?.slice(0, -1).reduce((sum, each) => sum + each.closedSprints, 0) ?? 0;
  return (
    <SettingsSection title="Versions" says="a change applies to sprints that are not closed yet">
      {!definitions ? <div className="h-48">{question.error ? <ErrorState what="The versions" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the versions" />}</div> : (
        <ol className="flex flex-col">{[...definitions].reverse().map((definition) => <Version key={definition.version} definition={definition} timeZone={team.timeZone} isLatest={definition.version === latest} />)}</ol>
      )}
      {may && before > 0 && latest !== undefined && (
        <div className="no-print flex flex-wrap items-center gap-3 border-t border-line py-3">
          <button type="button" className="control" onClick={() => setOpen(true)}>Read closed sprints by definition {latest}…</button>
          <p className="text-small text-muted">{before} closed {before === 1 ? 'sprint is' : 'sprints are'} read by earlier ones.</p>
        </div>
      )}
      {open && <Suspense><RecomputeDrawer team={team} onClose={() => setOpen(false)} /></Suspense>}
    </SettingsSection>
  );
}

function Version({ definition: { version, inForceFrom, author, reason, madeAt, sentence, changes, closedSprints }, timeZone, isLatest }: { definition: Definition; timeZone: string; isLatest: boolean }) {
  const at = (instant: string) => <time dateTime={instant}>{dayAndTime(instant, timeZone)}</time>;
  return (
    <li className="border-t border-line py-2 first:border-0 first:pt-0">
      <p><strong className="font-semibold">Definition {version}</strong>{isLatest && <span className="ml-2 rounded bg-sunken px-1.5 text-small text-muted">in force</span>}</p>
      <p className="text-small text-muted">
        {inForceFrom ? <>since {at(inForceFrom)}</> : <>from the beginning, as of {at(madeAt)}</>}{author ? ` · ${author}` : ' · its source'}
        {` · ${closedSprints} closed ${closedSprints === 1 ? 'sprint' : 'sprints'} read by it`}
      </p>
      {reason && <p className="mt-1">“{reason}”</p>}
      {changes.length > 0 ? <ul className="mt-1 flex flex-col gap-0.5 text-small">{changes.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2">{line}</li>)}</ul> : version > 1 && <p className="mt-1 text-small text-muted">Nothing reads otherwise than before; only who says it.</p>}
      <details className="mt-1 text-small text-muted"><summary>The whole of it</summary><p className="pb-1">{sentence}</p></details>
    </li>
  );
}
