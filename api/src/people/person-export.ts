import { Inject, Injectable } from '@nestjs/common';
import { PersonFacts } from '../facts/person-facts.js';
import { PersonTimeline, type MomentPlace } from '../facts/person-timeline.js';
import { RejectedOf } from '../facts/rejected-of.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { Product } from '../products/product.type.js';

const PAGE = 2_000;
const EVERYTHING = 1_000_000;

/** Everything that is kept of a person, as JSON text in pieces: nobody has so much memory as people do things. */
@Injectable()
export class PersonExport {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(PersonFacts) private readonly facts: PersonFacts,
    @Inject(PersonTimeline) private readonly moments: PersonTimeline,
    @Inject(RejectedOf) private readonly rejected: RejectedOf,
  ) {}

  /** Null where there is no such person. */
  async of(product: Product, key: string): Promise<AsyncGenerator<string> | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.facts.byKey(workspaceId, product.id, key);
    if (!row) return null;
    const [ids, traits, said] = await Promise.all([this.facts.idsOf(workspaceId, row.id), this.facts.traitsOf(workspaceId, row.id), this.facts.said(workspaceId, row.id, EVERYTHING)]);
    const rejected = await this.rejected.of(workspaceId, ids.map((each) => each.key));
    const { id: _id, ...person } = row;
    const head = {
      product: { key: product.key, name: product.name, timeZone: product.timeZone, currency: product.currency },
      person: { ...person, traits }, identities: ids.map(({ id: _own, ...identity }) => identity), said, rejected,
    };
    return this.text(workspaceId, row.id, head);
  }

  private async *text(workspaceId: number, personId: number, head: object): AsyncGenerator<string> {
    yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "timeline": [`;
    let after: MomentPlace | null = null;
    for (let first = true; ;) {
      const rows = await this.moments.page(workspaceId, personId, ['EVENT', 'SURVEY', 'FEEDBACK', 'PAYMENT'], PAGE, after, true);
      if (rows.length > 0) yield `${first ? '' : ','}\n    ${rows.map((row) => JSON.stringify(withoutNull(row))).join(',\n    ')}`;
      if (rows.length < PAGE) break;
      first = false;
      const last = rows.at(-1)!;
      after = { at: last.at.toISOString(), kind: last.kind, key: last.key };
    }
    yield '\n  ]\n}\n';
  }
}

function withoutNull(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
