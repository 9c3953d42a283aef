import { ANONYMOUS } from '../../facts/identities.js';
import type { KeptRejection } from '../../facts/source-writer.js';
import { readSaid, type SaidItems } from '../read-outcomes.js';
import type { CollectedMessage } from '../merged-messages.js';
import { kindOf, shown } from '../unfit.js';
import { isSmall } from './is-small.js';
import { isObject, UnfitMessage, type MappedMessage, type Message } from './message.js';

/** A message of more is rejected. */
const MESSAGE_BYTES = 32 * 1024;
const PAYLOAD_CHARACTERS = 4_000;

export type MapMessage = (message: Message) => MappedMessage;

/** Where a message stands in its request, as the Sources page shows it: "batch[3]", or nothing where it is the request. */
export type PlaceOf = (index: number) => string;

/** Reads messages one by one: of each, all it says can be kept, or nothing is. */
export function readMessages(messages: readonly unknown[], map: MapMessage, placeOf: PlaceOf): CollectedMessage[] {
  return messages.map((message, index) => readOne(message, map, { of: placeOf, index }));
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

function readOne(message: unknown, map: MapMessage, place: Place): CollectedMessage {
  if (!isObject(message)) return new ReadMessage(message, place, NO_FIELDS, null, [rejectionOf(message, place, '', `expected an object, got ${kindOf(message)}.`)]);
  const bytes = isSmall(message, MESSAGE_BYTES) ? 0 : Buffer.byteLength(JSON.stringify(message));
  if (bytes > MESSAGE_BYTES) return new ReadMessage(message, place, NO_FIELDS, null, [rejectionOf(message, place, '', `expected a message of at most 32 kB (${MESSAGE_BYTES.toLocaleString('en')} bytes), got ${bytes.toLocaleString('en')} bytes. Send only what is asked about.`)]);
  try {
    const { lists, fields } = map(message);
    const { said, faults } = readSaid(lists);
    if (faults.length === 0) return new ReadMessage(message, place, fields, said, faults);
    return new ReadMessage(message, place, fields, null, faults.map((fault) => inWordsOf(message, place, fields, fault)));
  } catch (error) {
    if (error instanceof UnfitMessage) return new ReadMessage(message, place, NO_FIELDS, null, [rejectionOf(message, place, error.field, error.message)]);
    throw error;
  }
}

type Fields = Readonly<Record<string, string>>;
const NO_FIELDS: Fields = {};

/** Where a message stands, worked out only where something is to be said of it. */
interface Place {
  readonly of: PlaceOf;
  readonly index: number;
}

/** A message that was read: by the hundred thousand, so that nothing is made for it that a rejection alone would need. */
class ReadMessage implements CollectedMessage {
  constructor(
    private readonly message: unknown,
    private readonly place: Place,
    private readonly fields: Fields,
    readonly said: SaidItems | null,
    readonly rejections: readonly KeptRejection[],
  ) {}

  inWords(rejection: KeptRejection): KeptRejection {
    return inWordsOf(this.message, this.place, this.fields, rejection);
  }
}

function inWordsOf(message: unknown, place: Place, fields: Fields, { path, reason }: KeptRejection): KeptRejection {
  const field = path.split('.')[1] ?? '';
  return rejectionOf(message, place, fields[field] ?? field, reason.replaceAll('`anonymous`', `\`${fields['anonymous'] ?? 'anonymous'}\``));
}

function rejectionOf(message: unknown, { of, index }: Place, field: string, reason: string): KeptRejection {
  return {
    path: [of(index), field].filter((part) => part !== '').join('.') || 'message', value: isObject(message) && field !== '' ? shown(message[field]) : null, reason, payload: payloadOf(message),
    people: isObject(message) ? idsNamedBy(message) : [],
  };
}
