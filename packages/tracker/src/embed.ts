import { preview } from './preview.js';
import { readSettings } from './settings.js';
import { guarded, startTracker, type Bifocal } from './tracker.js';

type Door = Bifocal & { preview?: typeof preview };
type Place = { bifocal?: Door | unknown[][] };

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
  if (!settings.writeKey) return console.warn('Bifocal: the script element has no data-key. Copy it from the Surveys page.');
  const early = (place.bifocal ?? []) as unknown[][];
  const door = startTracker(settings);
  place.bifocal = door;
  for (const [name, ...given] of early) (door[name as keyof Bifocal] as ((...all: unknown[]) => void) | undefined)?.(...given);
})();
