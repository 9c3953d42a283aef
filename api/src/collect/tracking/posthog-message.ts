import { Unfit } from '../unfit.js';
import { eventTime } from './event-time.js';
import { isObject, keyOf, objectIn, onlyThere, saidIn, shortText, UnfitMessage, type MappedMessage, type Message } from './message.js';
import type { Arrival } from './segment-message.js';

const FIELDS = { key: 'uuid', at: 'timestamp', name: 'event', person: 'distinct_id', anonymous: 'distinct_id', previous: 'distinct_id', properties: 'properties', traits: 'properties.$set', firstTraits: 'properties.$set_once', account: 'properties.$groups' };
/** What a group is called that is a customer with many people. */
const ACCOUNT_GROUPS = ['company', 'account', 'organization', 'organisation', 'workspace', 'team'];
/** What the client writes with a dollar sign, of which questions are asked; the rest describes the client itself. */
const KNOWN: Readonly<Record<string, string>> = {
  $current_url: 'url', $pathname: 'path', $referrer: 'referrer', $title: 'title', $screen_name: 'name', $browser: 'browser', $os: 'os', $device_type: 'device', $locale: 'locale', $app_version: 'app_version', $lib: 'library',
};
const NAMES: Readonly<Record<string, string>> = { $pageview: 'Page viewed', $screen: 'Screen viewed' };

/** Reads an event in the shape that PostHog's clients send. Throws UnfitMessage where it says nothing that can be kept. */
export function readPosthogMessage(message: Message, arrival: Arrival): MappedMessage {
  const properties = objectIn(message, 'properties');
  const event = saidIn(message, 'event');
  if (typeof event !== 'string') throw new UnfitMessage('event', 'is missing: what happened, as text.');
  const id = saidIn(message, 'distinct_id', '$distinct_id') ?? saidIn(properties, 'distinct_id');
  const timestamp = saidIn(message, 'timestamp') ?? saidIn(properties, 'timestamp');
  const said: Said = { message, properties, id, at: timeIn(message, timestamp, arrival), who: isNobodyYet(id, properties) ? { anonymous: id } : { person: id } };
  if (event === '$groupidentify') return { lists: account(said), fields: FIELDS };
  if (id === undefined) throw new UnfitMessage('distinct_id', 'is missing: an event belongs to a person.');
  if (event === '$create_alias') return { lists: { identities: merged(properties['alias'], id, said.at) }, fields: { ...FIELDS, anonymous: 'properties.alias', previous: 'properties.alias' } };
  if (event === '$identify') return { lists: { ...person({ ...said, who: { person: id } }, {}), identities: merged(properties['$anon_distinct_id'], id, said.at) }, fields: FIELDS };
  if (event === '$set') return { lists: person(said, {}), fields: FIELDS };
  const key = keyOf(message, saidIn(message, 'uuid') ?? saidIn(properties, '$insert_id'), timestamp);
  return { lists: { events: [{ key, ...said.who, name: Object.hasOwn(NAMES, event) ? NAMES[event] : event, at: said.at, properties: known(message) }], ...(tells(said) ? person(said, memberOf(properties)) : {}) }, fields: FIELDS };
}

interface Said {
  readonly message: Message;
  readonly properties: Message;
  readonly id: unknown;
  readonly at: string;
  readonly who: { readonly person?: unknown; readonly anonymous?: unknown };
}

/** PostHog's ids are one namespace; its clients say of a device's own id that nobody is identified by it. */
function isNobodyYet(id: unknown, properties: Message): boolean {
  return properties['$is_identified'] === false || properties['$process_person_profile'] === false || (id !== undefined && id === properties['$device_id'] && properties['$user_id'] === undefined);
}

/** Some clients say how long ago it was instead of when. */
function timeIn(message: Message, timestamp: unknown, { receivedAtMs, sentAt }: Arrival): string {
  const ago = message['offset'];
  try {
    if (timestamp === undefined && typeof ago === 'number' && ago >= 0) return eventTime({ original: receivedAtMs - ago }, receivedAtMs);
    return eventTime({ original: timestamp, sentAt: saidIn(message, 'sent_at') ?? sentAt }, receivedAtMs);
  } catch (error) {
    throw error instanceof Unfit ? new UnfitMessage('timestamp', error.message) : error;
  }
}

const inBoth = ({ message, properties }: Said, name: '$set' | '$set_once'): Message => ({ ...objectIn(message, name), ...objectIn(properties, name) });
const setIn = (said: Said): Message => inBoth(said, '$set');
/** What is to hold only where nothing ever did. */
const setOnceIn = (said: Said): Message => inBoth(said, '$set_once');

const tells = (said: Said): boolean => Object.keys(setIn(said)).length > 0 || Object.keys(setOnceIn(said)).length > 0 || Object.keys(memberOf(said.properties)).length > 0;

/** What is said of the person. */
function person(said: Said, more: object): MappedMessage['lists'] {
  const { person: key, anonymous } = said.who;
  return { people: [{ ...onlyThere({ key, anonymous }), traits: setIn(said), ...firstTraits(said), at: said.at, ...more }] };
}

const firstTraits = (said: Said): object => (Object.keys(setOnceIn(said)).length > 0 ? { firstTraits: setOnceIn(said) } : {});

/** The group that is the person's account: the one that is called so, or the only one. */
function memberOf(properties: Message): { account?: unknown } {
  const groups = objectIn(properties, '$groups');
  const type = ACCOUNT_GROUPS.find((name) => saidIn(groups, name) !== undefined) ?? (Object.keys(groups).length === 1 ? Object.keys(groups)[0] : undefined);
  return type === undefined ? {} : onlyThere({ account: groups[type] });
}

function account({ properties, at }: Said): MappedMessage['lists'] {
  const key = saidIn(properties, '$group_key');
  if (key === undefined) throw new UnfitMessage('properties.$group_key', 'is missing: the key of the group.');
  const traits = objectIn(properties, '$group_set');
  return { accounts: [{ key, traits, at, ...onlyThere({ name: shortText(traits['name']) }) }] };
}

/** The earlier id is a device's, or one that events came under as a person's: both are meant. */
function merged(previous: unknown, id: unknown, at: string): object[] {
  if (previous === undefined || previous === null || previous === '' || String(previous) === String(id)) return [];
  return [{ anonymous: previous, person: id, at }, { previous, person: id, at }];
}

/** The event's own properties, and what is known of the client's. */
function known(message: Message): unknown {
  const said = message['properties'] ?? {};
  if (!isObject(said)) return said;
  const own = Object.entries(said).filter(([name]) => !name.startsWith('$') && name !== 'token' && name !== 'distinct_id');
  const client = Object.entries(KNOWN).map(([theirs, ours]) => [ours, shortText(said[theirs])] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...client, ...own]);
}
