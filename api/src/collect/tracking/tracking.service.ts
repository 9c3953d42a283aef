import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../config.token.js';
import type { Config } from '../../config.js';
import { isDatabaseGone } from '../../graphql/mask-errors.js';
import { systemOf } from '../../identity/asker.js';
import { asking } from '../../identity/asking.js';
import { WriteKeys, type WriteKeyOwner } from '../../identity/write-keys.js';
import { CollectService } from '../collect.service.js';
import type { CollectedMessage, MessageEnd } from '../merged-messages.js';
import { GroupedCommits } from './grouped-commits.js';
import { RateLimit } from './rate-limit.js';
import { payloadOf } from './read-messages.js';
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

/** More messages do not wait in memory: clients keep them, and come again. */
const MOST_WAITING = 50_000;

/** Takes messages, in whatever shape they came. */
@Injectable()
export class TrackingService {
  private readonly limit: RateLimit;
  private readonly commits: GroupedCommits<WriteKeyOwner, CollectedMessage, MessageEnd>;

  constructor(
    @Inject(WriteKeys) private readonly writeKeys: WriteKeys,
    @Inject(CollectService) collect: CollectService,
    @Inject(CONFIG) config: Config,
  ) {
    this.limit = new RateLimit(config.trackingLimit);
    this.commits = new GroupedCommits(({ workspaceId, sourceKey, productKey }, messages) => asking.run(systemOf(workspaceId), () => collect.collectMessages(workspaceId, sourceKey, productKey, messages)), isDatabaseGone);
  }

  /** Whose key this is. Throws TrackingRefusal: 401 where it is nobody's, 429 where it is used too often. */
  async ownerOf(key: string | null): Promise<WriteKeyOwner> {
    const owner = key === null ? null : await this.writeKeys.find(key);
    if (!owner) throw new TrackingRefusal(401, key === null ? 'There is no write key. Send it as the user name of Basic authentication, as Bearer token, in the header x-api-key, or as writeKey in the body.' : 'The write key is not known, or was revoked. Make one on the Sources page.');
    const waitS = this.limit.take(owner.keyId, Date.now());
    if (waitS > 0) throw new TrackingRefusal(429, 'This write key sends more requests than this server takes. Send several messages in one batch; what failed may be sent again.', waitS);
    return owner;
  }

  /** Keeps messages; they are on disk when it answers. */
  async take(owner: WriteKeyOwner, messages: readonly CollectedMessage[]): Promise<TrackingReceipt> {
    if (this.commits.backlog > MOST_WAITING) throw new TrackingRefusal(503, 'More comes in than can be kept right now. Nothing of this was; send it again in a moment.', 1);
    const key = JSON.stringify([owner.workspaceId, owner.sourceKey, owner.productKey]);
    const ends = messages.length === 0 ? [] : await this.commits.submit(key, owner, messages);
    const rejected = ends.flatMap((end, index) => (typeof end === 'string' ? [] : end.map(({ path, reason }) => ({ index, path, reason }))));
    const count = (what: MessageEnd): number => ends.filter((end) => end === what).length;
    return { accepted: count('NEW'), duplicates: count('KNOWN'), rejected };
  }

  /** Writes down a request that was refused as a whole, so that its sender finds it on the Sources page. */
  async noteRefusal(owner: WriteKeyOwner, reason: string, came: string): Promise<void> {
    const payload = payloadOf(came);
    await this.take(owner, [{ said: null, rejections: [{ path: 'request', value: null, reason, payload }], inWords: (rejection) => rejection }]);
  }
}
