import { useEffect } from 'react';
import { useWorkspace } from '../graphql/live';
import { May } from '../ui/may';
import { useStored } from '../ui/use-stored';
import { useRemoveSample } from './use-remove-sample';
import { WayToOwn } from './way-to-own';

/** The first minute: says that this is a simulated organisation, leads to one's own, and removes the sample (asked twice). */
export function SampleBanner() {
  const { data } = useWorkspace();
  const { asking, setAsking, remove, removing, error } = useRemoveSample();
  const loaded = data?.workspace.sampleLoaded;
  const [there, setThere] = useStored<'yes' | 'no'>('bifocal.sample', 'yes', ['yes', 'no']);
  useEffect(() => {
    if (loaded !== undefined) setThere(loaded ? 'yes' : 'no');
  }, [loaded, setThere]);
  // Until the server has said, the banner that was there last time keeps its place, so that the page does not jump.
  const waiting = loaded === undefined && there === 'yes';
  if (!loaded && !waiting) return null;
  return (
    <aside aria-label="Sample data" aria-hidden={waiting} className={`no-print border-b border-line bg-sunken ${waiting ? 'invisible' : ''}`}>
      <div className="mx-auto flex max-w-[1760px] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
      {asking ? (
        <>
          <p role="alert">Remove the simulated organisation and all its numbers? Your own data stay.</p>
          <button type="button" autoFocus className="control text-trouble-ink" disabled={removing} onClick={remove}>{removing ? 'Removing…' : 'Remove the sample'}</button>
          <button type="button" className="control" onClick={() => setAsking(false)}>Keep it</button>
          {error && <span role="alert" className="text-trouble-ink">Not removed: {error.message}</span>}
        </>
      ) : (
        <>
          <p>This is a simulated organisation, so that every chart has something to show. <WayToOwn /></p>
          <May do="MANAGE_SOURCES"><button type="button" className="link ml-auto text-muted" onClick={() => setAsking(true)}>Remove the sample</button></May>
        </>
      )}
      </div>
    </aside>
  );
}
