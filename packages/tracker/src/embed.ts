import { guarded, note } from './guard.js';
import { preview } from './preview.js';
import { readSettings } from './settings.js';
import { startTracker, type Bifocal } from './tracker.js';

type Call = readonly [name: string, ...given: unknown[]];
/** `push` is there before and after, so that a product need not know whether the script has come. */
type Door = Bifocal & { preview?: typeof preview; push?: (call: Call) => void };
type Place = { bifocal?: Door | Call[] };

/** What the script element starts: `window.bifocal`. Calls that a product made before, as ["track", "name"], are made up for. */
guarded(() => {
  const place = window as unknown as Place;
  const script = (document.currentScript ?? document.querySelector('script[data-key][src*="tracker.js"]')) as HTMLScriptElement | null;
  if (!script || (place.bifocal && !Array.isArray(place.bifocal))) return;
  const settings = readSettings(script);
  if (settings.preview) {
    place.bifocal = { preview } as Door;
    return;
  }
  if (!settings.writeKey) return note('the script element has no data-key. Copy it from the Surveys page.');
  const early = (place.bifocal ?? []) as Call[];
  const door: Door = startTracker(settings);
  const push = ([name, ...given]: Call): void => (door[name as keyof Bifocal] as ((...all: unknown[]) => void) | undefined)?.(...given);
  door.push = guarded(push);
  place.bifocal = door;
  early.forEach((call) => door.push!(call));
})();
