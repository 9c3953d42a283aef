import { hashOf, newId } from './chance.js';
import type { Form } from './form.js';
import { guarded, later, note } from './guard.js';
import { openOutbox } from './outbox.js';
import { watchPages, pathOf } from './page-views.js';
import { asksNotToTrack, type Settings } from './settings.js';
import { openStore } from './storage.js';
import { openSurveys } from './surveys.js';
import { transportTo } from './transport.js';
import { openWho } from './who.js';

export type Properties = Readonly<Record<string, unknown>>;

/** What a product calls. Nothing here throws, and nothing waits. */
export interface Bifocal {
  track(name: string, properties?: Properties): void;
  page(name?: string, properties?: Properties): void;
  identify(user: string, traits?: Properties): void;
  group(account: string, traits?: Properties): void;
  /** After signing out: the next one who comes is somebody else. */
  reset(): void;
  /** Nothing more is sent or shown in this browser, until `optIn`. */
  optOut(): void;
  optIn(): void;
}

const LIBRARY = { name: 'bifocal-tracker', version: '1' };

/** Starts what the settings say, and gives the product's door to it. */
export function startTracker(settings: Settings): Bifocal {
  const { host, writeKey } = settings;
  const store = openStore(`bifocal.${hashOf(writeKey).toString(36)}.`, () => localStorage);
  const who = openWho(store);
  const isOut = (): boolean => store.get('out') !== null || (settings.respectsDoNotTrack && asksNotToTrack());
  const outbox = openOutbox({ store, writeKey, ...transportTo(host), isOnline: () => navigator.onLine !== false, later, note });

  const send = (type: string, fields: Properties): void => {
    if (isOut()) return;
    const userId = who.userId();
    outbox.add({
      type, messageId: newId(), anonymousId: who.anonymousId(), ...(userId !== null && { userId }), ...fields, timestamp: new Date().toISOString(),
      context: { library: LIBRARY, locale: navigator.language, page: place() },
    });
  };
  const place = (path = pathOf(location)): Properties => ({
    path, title: document.title, url: location.origin + path + (settings.query ? location.search : ''),
    ...(settings.query && location.search && { search: location.search }), ...(document.referrer && { referrer: settings.query ? document.referrer : document.referrer.split('?')[0] }),
  });
  const surveys = openSurveys(store, who, send);

  const door: Bifocal = {
    track(name, properties = {}) {
      if (!isWord(name)) return note('track: the first argument is the event\'s name, a text.');
      send('track', { event: name, properties });
      if (!isOut()) surveys.tracked(name);
    },
    page(name, properties = {}) {
      send('page', { ...(isWord(name) && { name }), properties: { ...place(), ...properties } });
    },
    identify(user, traits = {}) {
      const id = typeof user === 'number' ? String(user) : user;
      if (!isWord(id)) return note('identify: the first argument is the user\'s id, a text.');
      if (isOut()) return;
      who.becomes(id);
      send('identify', { traits });
    },
    group(account, traits = {}) {
      const id = typeof account === 'number' ? String(account) : account;
      if (!isWord(id)) return note('group: the first argument is the account\'s id, a text.');
      send('group', { groupId: id, traits });
    },
    reset: () => who.reset(),
    optOut() {
      outbox.clear();
      who.reset();
      store.set('out', '1');
      surveys.stop();
    },
    optIn() {
      store.remove('out');
    },
  };

  const begin = guarded(() => {
    const moved = guarded((path: string) => {
      if (settings.pageViews) send('page', { properties: place(path) });
      surveys.moved();
    });
    watchPages(moved);
    addEventListener('online', guarded(() => outbox.flush(true)));
    addEventListener('pagehide', guarded(() => outbox.leave()));
    // A phone may end the page without another word.
    document.addEventListener('visibilitychange', guarded(() => { if (document.visibilityState === 'hidden') outbox.flush(); }));
    if (settings.pageViews) door.page();
    if (settings.surveys && !isOut()) void forms(host, writeKey).then((found) => { if (!isOut()) surveys.start(found); }, () => undefined);
  });
  // A page that is loaded ahead, and perhaps never seen, is not seen yet.
  if ((document as Document & { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();

  return Object.fromEntries(Object.entries(door).map(([name, method]) => [name, guarded(method as (...given: unknown[]) => void)])) as unknown as Bifocal;
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

async function forms(host: string, writeKey: string): Promise<readonly Form[]> {
  const response = await fetch(`${host}/v1/surveys?writeKey=${encodeURIComponent(writeKey)}`, { credentials: 'omit' });
  return response.ok ? ((await response.json()) as { forms: readonly Form[] }).forms : [];
}
