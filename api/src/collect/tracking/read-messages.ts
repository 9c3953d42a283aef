import { ANONYMOUS } from '../../facts/identities.js';
import type { KeptRejection } from '../../facts/source-writer.js';
import { readOutcomes } from '../read-outcomes.js';
import type { CollectedMessage } from '../merged-messages.js';
import { kindOf, shown } from '../unfit.js';
import { isObject, UnfitMessage, type MappedMessage, type Message } from './message.js';

/** A message of more is rejected. */
const MESSAGE_BYTES = 32 * 1024;
const PAYLOAD_CHARACTERS = 4_000;

export type MapMessage = (message: Message) => MappedMessage;

/** Where a message stands in its request, as the Sources page shows it: "batch[3]", or nothing where it is the request. */
export type PlaceOf = (index: number) => string;

/** Reads messages one by one: of each, all it says can be kept, or nothing is. */
export function readMessages(messages: readonly unknown[], map: MapMessage, placeOf: PlaceOf): CollectedMessage[] {
  return messages.map((message, index) => readOne(message, map, placeOf(index)));
}

/** What came, as it is shown beside a rejection. */
export function payloadOf(message: unknown): string {
  const text = JSON.stringify(message) ?? '';
  return text.length > PAYLOAD_CHARACTERS ? `${text.slice(0, PAYLOAD_CHARACTERS)}…` : text;
}

/** The ids that a message names in any of the shapes that are read: what is kept of it goes when they are erased. */
function idsNamedBy(message: Message): string[] {
  const text = (...names: readonly string[]): string[] => names.flatMap((name) => (typeof message[name] === 'string' || typeof message[name] === 'number' ? [String(message[name])] : []));
  return [...text('userId', 'previousId', 'distinct_id', '$distinct_id'), ...text('anonymousId', 'previousId', 'distinct_id').map((device) => ANONYMOUS + device)];
}

function readOne(message: unknown, map: MapMessage, place: string): CollectedMessage {
  const reject = (field: string, reason: string): KeptRejection => ({
    path: [place, field].filter((part) => part !== '').join('.') || 'message', value: isObject(message) && field !== '' ? shown(message[field]) : null, reason, payload: payloadOf(message),
    people: isObject(message) ? idsNamedBy(message) : [],
  });
  const refused = (...rejections: KeptRejection[]): CollectedMessage => ({ read: null, rejections, inWords: (rejection) => rejection });
  if (!isObject(message)) return refused(reject('', `expected an object, got ${kindOf(message)}.`));
  const bytes = Buffer.byteLength(JSON.stringify(message));
  if (bytes > MESSAGE_BYTES) return refused(reject('', `expected a message of at most 32 kB (${MESSAGE_BYTES.toLocaleString('en')} bytes), got ${bytes.toLocaleString('en')} bytes. Send only what is asked about.`));
  try {
    const { lists, fields } = map(message);
    const inWords = ({ path, reason }: KeptRejection): KeptRejection => {
      const field = path.split('.')[1] ?? '';
      return reject(fields[field] ?? field, reason.replaceAll('`anonymous`', `\`${fields['anonymous'] ?? 'anonymous'}\``));
    };
    const read = readOutcomes({ source: '', product: '', ...lists });
    const faults = Object.values(read).flatMap(({ rejections }) => rejections);
    return faults.length > 0 ? refused(...faults.map(inWords)) : { read, rejections: [], inWords };
  } catch (error) {
    if (error instanceof UnfitMessage) return refused(reject(error.field, error.message));
    throw error;
  }
}
