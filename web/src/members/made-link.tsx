import { ShownOnce } from '../ui/shown-once';

/** A link of this server that was just made. */
export function MadeLink({ says, path, onClose }: { says: string; path: string; onClose: () => void }) {
  return <ShownOnce says={says} what="link" text={`${window.location.origin}${path}`} onClose={onClose} />;
}
