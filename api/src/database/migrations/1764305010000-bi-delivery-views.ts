import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asViewOwner, createView, OWN_WORKSPACE, type BiView } from '../bi/bi-view.js';

/** What happened in delivery, to read by SQL. */
export class BiDeliveryViews1764305010000 implements MigrationInterface {
  name = 'BiDeliveryViews1764305010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asViewOwner(VIEWS.map(createView).join('\n')));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asViewOwner(`DROP VIEW ${VIEWS.map(({ name }) => `bi.${name}`).join(', ')};`));
  }
}

const SOURCE = ['source', 's.key', 'The source that it came from.'] as const;
const SIMULATED = ['simulated', 's.simulated', 'Whether it is of the simulated sample.'] as const;

const VIEWS: readonly BiView[] = [
  {
    name: 'product',
    about: 'One row a product.',
    columns: [
      ['product_id', 'p.id', 'The product: what other views call product_id.'],
      ['product', 'p.key', 'Its key.'],
      ['name', 'p.name', 'Its name.'],
      ['time_zone', 'p.time_zone', 'The IANA zone whose days its local days are.'],
      ['currency', 'p.currency', 'The currency that its money is reported in, as ISO 4217 has it.'],
      ['source', 's.key', 'The source that described it; null where it was made by hand.'],
      SIMULATED,
    ],
    from: `FROM product p LEFT JOIN source s ON s.id = p.source_id WHERE p.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'team',
    about: 'One row a team.',
    columns: [
      ['team_id', 't.id', 'The team: what other views call team_id.'],
      ['team', 't.key', 'Its key.'],
      ['name', 't.name', 'Its name.'],
      ['product_id', 't.product_id', 'The product it works on.'],
      ['product', 'p.key', 'The key of that product.'],
      ['time_zone', `coalesce(t.decided->>'timeZone', t.time_zone, p.time_zone)`, 'The IANA zone whose days its local days are.'],
      ['measure', `coalesce(t.decided->>'measure', t.measure)`, 'What it counts its work in: POINTS, ITEMS or HOURS. Points of different teams never add up.'],
      ['source', 's.key', 'The source that described it; null where it was made by hand.'],
      SIMULATED,
    ],
    from: `FROM team t LEFT JOIN product p ON p.id = t.product_id LEFT JOIN source s ON s.id = t.source_id WHERE t.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'sprint',
    about: 'One row a sprint of a team.',
    columns: [
      ['sprint_id', 'x.id', 'The sprint: what other views call sprint_id.'],
      ['sprint', 'x.key', 'Its key at its source.'],
      ['name', 'x.name', 'Its name.'],
      ['team_id', 'x.team_id', 'The team whose sprint it is.'],
      ['team', 't.key', 'The key of that team.'],
      ['product', 'p.key', 'The key of the product the team works on.'],
      ['goal', 'x.goal', 'What the team set out to reach.'],
      ['goal_outcome', 'coalesce(r.goal_outcome, x.goal_outcome)', 'MET, PARTLY or MISSED, as the review judged it, else as its source says; null where nobody has.'],
      ['planned_start_at', 'x.planned_start_at', 'When it was planned to start.'],
      ['planned_end_at', 'x.planned_end_at', 'When it was planned to end.'],
      ['started_at', 'x.started_at', 'When it started; null: it has not.'],
      ['closed_at', 'x.closed_at', 'When it was closed; null: it has not been.'],
      SOURCE,
      SIMULATED,
    ],
    from: `FROM sprint x JOIN source s ON s.id = x.source_id LEFT JOIN team t ON t.id = x.team_id LEFT JOIN product p ON p.id = t.product_id
      LEFT JOIN sprint_review r ON r.sprint_id = x.id WHERE x.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'release',
    about: 'One row a release of a product.',
    columns: [
      ['release_id', 'x.id', 'The release: what other views call release_id.'],
      ['release', 'x.key', 'Its key at its source.'],
      ['name', 'x.name', 'Its name.'],
      ['product_id', 'x.product_id', 'The product that it is of.'],
      ['product', 'p.key', 'The key of that product.'],
      ['team', 't.key', 'The key of the one team that it is of; null where it is of the product.'],
      ['started_at', 'x.started_at', 'When work on it started.'],
      ['target_date', 'x.target_date', 'The local day on which it should be out.'],
      ['released_at', 'x.released_at', 'When it was released; null: it has not been.'],
      SOURCE,
      SIMULATED,
    ],
    from: `FROM release x JOIN source s ON s.id = x.source_id LEFT JOIN product p ON p.id = x.product_id LEFT JOIN team t ON t.id = x.team_id WHERE x.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'work_item',
    about: 'One row a story, task or defect, as it stands now. What happened to it is in work_item_event.',
    columns: [
      ['work_item_id', 'x.id', 'The item: what work_item_event calls work_item_id.'],
      ['work_item', 'x.key', 'Its key at its source, such as SHOP-17.'],
      ['title', 'x.title', 'Its title.'],
      ['type', 'x.type', 'Its type, in the words of its source.'],
      ['is_sub_task', 'x.is_sub_task', 'Whether it is a part of another item that is counted instead of it.'],
      ['parent', 'x.parent_key', 'The key of the item that it is a part of.'],
      ['severity', 'x.severity', 'How severe a defect is, in the words of its source.'],
      ['resolution', 'x.resolution', 'How it was resolved, in the words of its source.'],
      ['status', `nullif(x.last_status, '')`, 'The status it is in, in lower case; null where nothing says so.'],
      ['status_category', `nullif(x.last_category, '')`, 'TO_DO, IN_PROGRESS, WAITING, DONE or CANCELLED, where its source said so. Metrics read statuses by what the team has decided of them.'],
      ['team_id', 'x.team_id', 'The team it is of.'],
      ['team', 't.key', 'The key of that team.'],
      ['product_id', 'coalesce(x.product_id, t.product_id)', 'The product it is of: its own, else its team\'s.'],
      ['product', 'p.key', 'The key of that product.'],
      ['found_in_release', 'r.key', 'The key of the release in which a defect was found.'],
      ['created_at', 'x.created_at', 'When it was created.'],
      ['first_event_at', 'x.first_event_at', 'When something first happened to it.'],
      ['last_event_at', 'x.last_event_at', 'When something last happened to it.'],
      SOURCE,
      SIMULATED,
    ],
    from: `FROM work_item x JOIN source s ON s.id = x.source_id LEFT JOIN team t ON t.id = x.team_id LEFT JOIN product p ON p.id = coalesce(x.product_id, t.product_id)
      LEFT JOIN release r ON r.id = x.found_in_release_id WHERE x.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'work_item_event',
    about: 'One row a thing that happened to a work item: the history that every metric of delivery is read from.',
    columns: [
      ['work_item_event_id', 'e.id', 'The event.'],
      ['work_item_id', 'e.work_item_id', 'The item it happened to.'],
      ['work_item', 'w.key', 'The key of that item.'],
      ['team_id', 'w.team_id', 'The team the item is of.'],
      ['at', 'e.at', 'When it happened.'],
      ['kind', 'e.kind', 'CREATED, TYPE, STATUS, ESTIMATE, SPRINT_ENTERED, SPRINT_LEFT, RELEASE_ENTERED, RELEASE_LEFT, PARENT, BLOCKED, UNBLOCKED or DELETED.'],
      ['from_value', 'e.from_value', 'What it was before: a status, a type, an estimate as text.'],
      ['to_value', 'e.to_value', 'What it became.'],
      ['unit', 'e.unit', 'What an estimate is counted in: POINTS or HOURS.'],
      ['category', 'e.category', 'Of a status: TO_DO, IN_PROGRESS, WAITING, DONE or CANCELLED, where its source said so.'],
      ['sequence', 'e.sequence', 'Which came first, of those at one instant.'],
      ['sprint_id', 'e.sprint_id', 'The sprint that the item entered or left.'],
      ['sprint', 'x.name', 'The name of that sprint.'],
      ['release_id', 'e.release_id', 'The release that the item entered or left.'],
      ['release', 'r.name', 'The name of that release.'],
      ['derived', 'e.derived', 'Whether it was read off the difference between two snapshots, so that its instant is the later one\'s.'],
    ],
    from: `FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id LEFT JOIN sprint x ON x.id = e.sprint_id LEFT JOIN release r ON r.id = e.release_id
      WHERE e.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'deployment',
    about: 'One row a deployment of a service of a product.',
    columns: [
      ['deployment_id', 'x.id', 'The deployment.'],
      ['deployment', 'x.key', 'Its key at its source.'],
      ['product_id', 'x.product_id', 'The product that was deployed.'],
      ['product', 'p.key', 'The key of that product.'],
      ['service', 'x.service', 'What was deployed.'],
      ['environment', 'x.environment', 'Where to. DORA\'s metrics count production, live, prod, and what names none.'],
      ['at', 'x.at', 'When it was out.'],
      ['commit_at', 'x.commit_at', 'When its first change was committed; null: unknown, and in no lead time.'],
      ['rework', 'x.rework', 'Whether it was unplanned, to mend something; null: unsaid.'],
      ['release', 'r.name', 'The name of the release it was of.'],
      SOURCE,
      SIMULATED,
    ],
    from: `FROM deployment x JOIN source s ON s.id = x.source_id JOIN product p ON p.id = x.product_id LEFT JOIN release r ON r.id = x.release_id WHERE x.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'incident',
    about: 'One row an incident in production.',
    columns: [
      ['incident_id', 'x.id', 'The incident.'],
      ['incident', 'x.key', 'Its key at its source.'],
      ['title', 'x.title', 'Its title.'],
      ['product_id', 'x.product_id', 'The product that it hit.'],
      ['product', 'p.key', 'The key of that product.'],
      ['deployment', 'x.deployment_key', 'The key of the deployment that caused it; null: unknown, and in no metric.'],
      ['severity', 'x.severity', 'How severe it was, in the words of its source.'],
      ['started_at', 'x.started_at', 'When it began.'],
      ['resolved_at', 'x.resolved_at', 'When it was over; null: it is not.'],
      SOURCE,
      SIMULATED,
    ],
    from: `FROM incident x JOIN source s ON s.id = x.source_id JOIN product p ON p.id = x.product_id WHERE x.workspace_id = ${OWN_WORKSPACE}`,
  },
];
