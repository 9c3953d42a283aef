import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NamedError } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import { DELIVERY_LISTS, type DeliveryBatch, type OutcomeBatch } from './batch.js';

type Item = Readonly<Record<string, unknown>>;

const PRODUCTS = 'SELECT key FROM product WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND key = ANY ($3::text[])';
const TEAMS = 'SELECT key FROM team WHERE workspace_id = $1 AND product_id = ANY ($2::bigint[]) AND key = ANY ($3::text[])';
const KNOWN_TEAMS = 'SELECT key FROM team WHERE workspace_id = $1 AND key = ANY ($2::text[])';

/**
 * Whether a batch is the sender's to send. A key that has a source sends for that alone; who is kept to some products sends for
 * those and their teams. The batch is refused as a whole, before any of it is kept.
 */
@Injectable()
export class OwnBatch {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
  ) {}

  async requireOutcomes(batch: OutcomeBatch): Promise<void> {
    this.requireSource(batch.source);
    await this.requireProducts([batch.product]);
  }

  async requireDelivery(batch: DeliveryBatch): Promise<void> {
    this.requireSource(batch.source);
    const { products } = this.whoAsks.asker();
    if (products === null) return;
    const items = DELIVERY_LISTS.flatMap((list): readonly Item[] => (batch[list] ?? []).filter((item): item is Item => typeof item === 'object' && item !== null));
    const own = (list: 'products' | 'teams'): readonly Item[] => (batch[list] ?? []) as readonly Item[];
    await this.requireProducts([...items.flatMap(({ product }) => text(product)), ...own('products').flatMap(({ key }) => text(key))]);
    // A team that is made here is made for a product, which was looked at above.
    const made = new Set(own('teams').filter(({ product }) => text(product).length > 0).flatMap(({ key }) => text(key)));
    await this.requireTeams([...items.flatMap(({ team }) => text(team)), ...own('teams').flatMap(({ key }) => text(key))], made);
  }

  private requireSource(source: string): void {
    const { by } = this.whoAsks.asker();
    if (by.kind !== 'KEY' || by.source == null || by.source === source) return;
    throw new NamedError('FORBIDDEN', `source: this key sends for the source "${by.source}" alone, not for "${source.slice(0, 80)}".`);
  }

  private async requireProducts(named: readonly string[]): Promise<void> {
    const { workspaceId, products } = this.whoAsks.asker();
    if (products === null || named.length === 0) return;
    const rows = await this.dataSource.query<{ key: string }[]>(PRODUCTS, [workspaceId, [...products], named]);
    refuseOthers('product', named, new Set(rows.map(({ key }) => key)));
  }

  private async requireTeams(named: readonly string[], made: ReadonlySet<string>): Promise<void> {
    const { workspaceId, products } = this.whoAsks.asker();
    if (products === null || named.length === 0) return;
    const [own, known] = await Promise.all([
      this.dataSource.query<{ key: string }[]>(TEAMS, [workspaceId, [...products], named]),
      this.dataSource.query<{ key: string }[]>(KNOWN_TEAMS, [workspaceId, named]),
    ]);
    const taken = new Set(known.map(({ key }) => key));
    refuseOthers('team', named, new Set([...own.map(({ key }) => key), ...[...made].filter((key) => !taken.has(key))]));
  }
}

/** A key as an item names it; what is none is rejected with its item. */
const text = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'number' ? [String(value)] : []);

function refuseOthers(what: string, named: readonly string[], own: ReadonlySet<string>): void {
  const other = named.find((key) => !own.has(key));
  if (other !== undefined) throw new NamedError('FORBIDDEN', `${what}: "${other.slice(0, 80)}" is not among what you may send for. Nothing of the batch was kept.`);
}
