import { pastInstant } from '../fields.js';
import { Unfit } from '../unfit.js';
import { eventTime, type SenderClock } from './event-time.js';
import { isObject, keyOf, objectIn, onlyThere, saidIn, UnfitMessage, type MappedMessage, type Message } from './message.js';
import { contextProperties } from './segment-context.js';

/** When and how a message came in: the request's own sentAt counts where the message has none. */
export interface Arrival {
  readonly receivedAtMs: number;
  readonly sentAt?: unknown;
}

type Map = (message: Message, base: Base) => MappedMessage;
interface Base {
  readonly key: unknown;
  readonly at: string;
  /** Another instant of the same sender's clock, in this server's. */
  readonly timeOf: (field: string, original: unknown) => string;
  readonly who: { readonly person?: unknown; readonly anonymous?: unknown };
}

const WHO = { person: 'userId', anonymous: 'anonymousId', at: 'timestamp', key: 'messageId' };

const NO_MORE: Record<string, unknown> = {};

const KINDS: Readonly<Record<string, Map>> = {
  track: (message, base) => event(message, base, message['event'] ?? undefined, NO_MORE),
  page: (message, base) => event(message, base, 'Page viewed', { name: message['name'], category: message['category'] }),
  screen: (message, base) => event(message, base, 'Screen viewed', { name: message['name'], category: message['category'] }),
  identify, group, alias, survey, feedback,
};

/** Reads a message in the shape of Segment's specification, and the two kinds that Bifocal's own tracker adds. Throws UnfitMessage where it says nothing that can be kept. */
export function readSegmentMessage(message: Message, arrival: Arrival): MappedMessage {
  const type = typeof message['type'] === 'string' ? message['type'].toLowerCase() : '';
  const map = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!map) throw new UnfitMessage('type', `expected one of ${Object.keys(KINDS).join(', ')}. Send it with its type, or to the path of its type.`);
  const original = saidIn(message, 'originalTimestamp', 'timestamp');
  const sentAt = saidIn(message, 'sentAt') ?? arrival.sentAt;
  const timeOf = (field: string, said: unknown): string => timeIn(field, { original: said, sentAt }, arrival.receivedAtMs);
  return map(message, {
    key: keyOf(message, saidIn(message, 'messageId'), original),
    at: timeOf('timestamp', original),
    timeOf,
    who: onlyThere({ person: saidIn(message, 'userId'), anonymous: saidIn(message, 'anonymousId') }),
  });
}

function timeIn(field: string, clock: SenderClock, receivedAtMs: number): string {
  try {
    return eventTime(clock, receivedAtMs);
  } catch (error) {
    throw error instanceof Unfit ? new UnfitMessage(field, error.message) : error;
  }
}

function event(message: Message, { key, at, who }: Base, name: unknown, more: Record<string, unknown>): MappedMessage {
  const said = message['properties'] ?? {};
  // What is no object is left for the rule of events to refuse.
  const properties = isObject(said) ? { ...contextProperties(message), ...said, ...(more === NO_MORE ? more : onlyThere(more)) } : said;
  return { lists: { events: [{ key, ...who, name, at, properties }] }, fields: { ...WHO, name: 'event', properties: 'properties' } };
}

function identify(message: Message, { at, who }: Base): MappedMessage {
  return {
    lists: { people: [{ ...personOf(who), traits: message['traits'] ?? {}, at, ...createdAt(objectIn(message, 'traits')) }] },
    fields: { ...WHO, key: 'userId', traits: 'traits', createdAt: 'traits.createdAt' },
  };
}

function group(message: Message, { at, who }: Base): MappedMessage {
  const groupId = saidIn(message, 'groupId');
  if (groupId === undefined) throw new UnfitMessage('groupId', 'is missing: the id of the account that the person belongs to.');
  const name = saidIn(objectIn(message, 'traits'), 'name');
  return {
    lists: {
      accounts: [{ key: groupId, traits: message['traits'] ?? {}, at, ...(typeof name === 'string' ? { name } : {}) }],
      ...(Object.keys(who).length === 0 ? {} : { people: [{ ...personOf(who), account: groupId, at }] }),
    },
    fields: { ...WHO, key: 'groupId', account: 'groupId', traits: 'traits', name: 'traits.name' },
  };
}

/** The earlier id may have been a device's or a person's: the message does not say, so both are meant. */
function alias(message: Message, { at, who }: Base): MappedMessage {
  const previous = saidIn(message, 'previousId', 'anonymousId');
  if (previous === undefined) throw new UnfitMessage('previousId', 'is missing: the id that the person was known by until now.');
  if (who.person === undefined) throw new UnfitMessage('userId', 'is missing: the id that the person is known by from now on.');
  return {
    lists: { identities: [{ anonymous: previous, person: who.person, at }, ...(String(previous) === String(who.person) ? [] : [{ previous, person: who.person, at }])] },
    fields: { ...WHO, anonymous: 'previousId', previous: 'previousId' },
  };
}

/** A survey that was shown, answered or dismissed: one response, which each of the three tells more of. */
function survey(message: Message, { at, timeOf, who }: Base): MappedMessage {
  const state = message['state'];
  if (state !== 'shown' && state !== 'answered' && state !== 'dismissed') throw new UnfitMessage('state', 'expected shown, answered or dismissed.');
  const shown = saidIn(message, 'shownAt');
  const shownAt = shown !== undefined ? timeOf('shownAt', shown) : state === 'shown' ? at : undefined;
  return {
    lists: { surveyResponses: [{
      ...who, key: saidIn(message, 'response'), survey: message['survey'], kind: message['kind'], at, observedAt: at, ...onlyThere({ shownAt }),
      ...(state === 'answered' ? onlyThere({ score: message['score'], comment: message['comment'] }) : {}), ...(state === 'dismissed' ? { dismissed: true } : {}),
    }] },
    fields: { ...WHO, key: 'response', survey: 'survey', kind: 'kind', shownAt: 'shownAt', score: 'score', comment: 'comment' },
  };
}

function feedback(message: Message, { key, at, who }: Base): MappedMessage {
  return { lists: { feedback: [{ key, ...who, at, text: message['text'], ...onlyThere({ kind: message['kind'] }) }] }, fields: { ...WHO, text: 'text', kind: 'kind' } };
}

/** Named by both ids, the device's past is theirs. */
const personOf = ({ person, anonymous }: Base['who']): object => onlyThere({ key: person, anonymous });

/** When they signed up, where the traits say it in a way that can be read; it stays among the traits in any case. */
function createdAt(traits: Message): { createdAt?: string } {
  const said = saidIn(traits, 'createdAt', 'created_at');
  try {
    return said === undefined ? {} : { createdAt: pastInstant(said) };
  } catch (error) {
    if (error instanceof Unfit) return {};
    throw error;
  }
}
