import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A property of an event, as a sample of its events knows it. */
export interface EventProperty {
  readonly name: string;
  /** In how many events of the sample it is. */
  readonly events: number;
  /** The values that most of them have, the most frequent first. */
  readonly values: readonly string[];
}

export interface EventSample {
  readonly sampled: number;
  readonly properties: readonly EventProperty[];
}

const AT_EACH_END = 1_000;
const MOST_PROPERTIES = 100;
const MOST_VALUES = 20;
const LONGEST = 200;

/** Both ends of the index on (name, person, at): the oldest people and the newest, whatever the number of events. */
const SAMPLE = `
  WITH name AS (SELECT id FROM event_name WHERE product_id = (SELECT id FROM product WHERE workspace_id = $1 AND id = $2) AND name = $3),
  sample AS MATERIALIZED (
    SELECT properties FROM ((SELECT person_id, key_hash, properties FROM event WHERE name_id = (SELECT id FROM name) ORDER BY person_id, at LIMIT ${AT_EACH_END})
      UNION (SELECT person_id, key_hash, properties FROM event WHERE name_id = (SELECT id FROM name) ORDER BY person_id DESC, at DESC LIMIT ${AT_EACH_END})) e),
  found AS MATERIALIZED (SELECT p.key, p.value, count(*) AS events FROM sample CROSS JOIN LATERAL jsonb_each_text(properties) p WHERE p.value IS NOT NULL GROUP BY 1, 2)
  SELECT (SELECT count(*) FROM sample) AS sampled, coalesce((SELECT jsonb_agg(to_jsonb(x) ORDER BY x.events DESC, x.name) FROM (
    SELECT f.key AS name, sum(f.events)::int AS events,
           coalesce((SELECT array_agg(v.value ORDER BY v.events DESC, v.value) FROM (SELECT value, events FROM found WHERE key = f.key AND length(value) <= ${LONGEST} ORDER BY events DESC, value LIMIT ${MOST_VALUES}) v), '{}') AS values
    FROM found f GROUP BY f.key ORDER BY 2 DESC, 1 LIMIT ${MOST_PROPERTIES}) x), '[]') AS properties`;

const TRAITS = `
  SELECT DISTINCT name FROM (
    SELECT jsonb_object_keys(traits) AS name FROM (SELECT traits FROM person WHERE workspace_id = $1 AND product_id = $2 AND traits <> '{}' ORDER BY id DESC LIMIT ${AT_EACH_END}) p
    UNION ALL SELECT jsonb_object_keys(traits) FROM (SELECT traits FROM account WHERE workspace_id = $1 AND product_id = $2 AND traits <> '{}' ORDER BY id DESC LIMIT ${AT_EACH_END}) a) x
  ORDER BY name LIMIT ${MOST_PROPERTIES}`;

/** What can be asked of events and people, told from a bounded sample, so that it costs the same at any size. */
@Injectable()
export class EventProperties {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async ofEvent(workspaceId: number, productId: number, event: string): Promise<EventSample> {
    const [row] = await this.dataSource.query<EventSample[]>(SAMPLE, [workspaceId, productId, event]);
    return row!;
  }

  /** Names of traits of people and accounts. */
  async traitNames(workspaceId: number, productId: number): Promise<string[]> {
    return (await this.dataSource.query<{ name: string }[]>(TRAITS, [workspaceId, productId])).map(({ name }) => name);
  }
}
