import { useWorkspace } from '../graphql/live';
import { useRemoveSample } from '../shell/use-remove-sample';

/** Takes the simulated organisation away, once that was confirmed. */
export function RemoveSample() {
  const { data } = useWorkspace();
  const { asking, setAsking, remove, removing, error } = useRemoveSample();
  if (!data?.workspace.sampleLoaded) return null;
  return (
    <section aria-labelledby="remove-sample" className="card flex flex-wrap items-center gap-3 px-4 py-3">
      <h2 id="remove-sample" className="text-body">Sample data</h2>
      {asking ? (
        <>
          <p role="alert" className="min-w-0">Remove the simulated organisation and all its numbers? Your own data stay.</p>
          <button type="button" autoFocus className="control text-trouble-ink" disabled={removing} onClick={remove}>{removing ? 'Removing…' : 'Yes, remove it'}</button>
          <button type="button" className="control" onClick={() => setAsking(false)}>Keep it</button>
          {error && <span role="alert" className="text-trouble-ink">Not removed: {error.message}</span>}
        </>
      ) : (
        <>
          <p className="min-w-0 text-muted">A simulated organisation is loaded, so that every chart has something to show.</p>
          <button type="button" className="control ml-auto" onClick={() => setAsking(true)}>Remove the sample</button>
        </>
      )}
    </section>
  );
}
