import { Inject, Injectable } from '@nestjs/common';
import { WriteKeys, type WriteKeyOwner } from '../../identity/write-keys.js';
import { CollectService } from '../collect.service.js';
import { readOutcomes } from '../read-outcomes.js';
import { kindOf } from '../unfit.js';
import { isObject, UnfitMessage, type MappedMessage, type Message } from './message.js';
import { TrackingRefusal } from './tracking-request.js';

/** One message that was not kept: its place in the request, the field, and why. */
export interface MessageRejection {
  readonly index: number;
  readonly path: string;
  readonly reason: string;
}

/** What became of a request's messages: each is accepted, a duplicate, or rejected. */
export interface TrackingReceipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly MessageRejection[];
}

/** A message of more is rejected. */
const MESSAGE_BYTES = 32 * 1024;

/** Takes messages, in whatever shape they came. */
@Injectable()
export class TrackingService {
  constructor(
    @Inject(WriteKeys) private readonly writeKeys: WriteKeys,
    @Inject(CollectService) private readonly collect: CollectService,
  ) {}

  /** Whose key this is. Throws TrackingRefusal 401 where it is nobody's. */
  async ownerOf(key: string | null): Promise<WriteKeyOwner> {
    const owner = key === null ? null : await this.writeKeys.find(key);
    if (!owner) throw new TrackingRefusal(401, key === null ? 'There is no write key. Send it as the user name of Basic authentication, as Bearer token, in the header x-api-key, or as writeKey in the body.' : 'The write key is not known, or was revoked. Make one on the Sources page.');
    return owner;
  }

  async take(owner: WriteKeyOwner, messages: readonly unknown[], read: (message: Message) => MappedMessage): Promise<TrackingReceipt> {
    const rejected: MessageRejection[] = [];
    const kept: MappedMessage['lists'][] = [];
    messages.forEach((message, index) => {
      const found = this.readOne(message, read);
      if ('reason' in found) rejected.push({ index, ...found });
      else kept.push(found.lists);
    });
    const lists = Object.fromEntries((['people', 'accounts', 'events', 'surveyResponses', 'feedback'] as const).map((name) => [name, kept.flatMap((each) => each[name] ?? [])]));
    await this.collect.collectOutcomes(owner.workspaceId, { source: owner.sourceKey, product: owner.productKey, ...lists });
    return { accepted: kept.length, duplicates: 0, rejected };
  }

  private readOne(message: unknown, read: (message: Message) => MappedMessage): MappedMessage | { path: string; reason: string } {
    if (!isObject(message)) return { path: '', reason: `expected an object, got ${kindOf(message)}.` };
    const bytes = Buffer.byteLength(JSON.stringify(message));
    if (bytes > MESSAGE_BYTES) return { path: '', reason: `expected at most 32 kB, got ${bytes.toLocaleString('en')} bytes. Send only what is asked about.` };
    try {
      const mapped = withoutDevices(read(message));
      const [fault] = Object.values(readOutcomes({ source: '', product: '', ...mapped.lists })).flatMap(({ rejections }) => rejections);
      if (!fault) return mapped;
      const field = fault.path.split('.')[1] ?? '';
      return { path: mapped.fields[field] ?? field, reason: fault.reason };
    } catch (error) {
      if (error instanceof UnfitMessage) return { path: error.field, reason: error.message };
      throw error;
    }
  }
}

/** Until devices are merged into people, whoever is known by a device alone is a person of that name. */
function withoutDevices({ lists: { identities: _identities, ...lists }, fields }: MappedMessage): MappedMessage {
  const named = Object.fromEntries(Object.entries(lists).map(([list, items]) => [list, items.map((item) => {
    const { anonymous, person, at, ...rest } = item as Record<string, unknown>;
    const who = list === 'people' || list === 'accounts' ? {} : { person: person ?? anonymous, at };
    return { ...rest, ...who };
  })]));
  return { lists: named, fields };
}
