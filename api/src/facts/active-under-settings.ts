import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Counts who would be active if other events qualified. */
@Injectable()
export class ActiveUnderSettings {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** People who did anything but these events in the days; `to` is not included. */
  async people(workspaceId: number, productId: number, { from, to }: { readonly from: string; readonly to: string }, excluded: readonly string[]): Promise<number> {
    const [row] = await this.dataSource.query<{ people: number }[]>(
      `SELECT count(DISTINCT d.person_id) AS people
       FROM event_name n JOIN product p ON p.id = n.product_id JOIN person_event_day d ON d.name_id = n.id AND d.day >= $3::date AND d.day < $4::date
       WHERE p.workspace_id = $1 AND p.id = $2 AND n.name <> ALL($5::text[])`, [workspaceId, productId, from, to, excluded]);
    return row?.people ?? 0;
  }
}
