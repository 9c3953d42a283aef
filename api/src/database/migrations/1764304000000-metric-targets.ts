import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a metric should reach: set by people, each change a further version. */
export class MetricTargets1764304000000 implements MigrationInterface {
  name = 'MetricTargets1764304000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
-- Nothing is changed in place: of the versions whose days hold a period's last day the latest counts. value NULL: from then on there is none.
-- team_id NULL: the product's. grain NULL: of a period of any length. counted_in: the unit, or the currency of money.
CREATE TABLE metric_target (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE CASCADE,
  funnel_id bigint REFERENCES funnel ON DELETE CASCADE,
  metric text NOT NULL,
  grain text,
  counted_in text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  from_day date NOT NULL,
  to_day date CHECK (to_day > from_day),
  value double precision,
  author text,
  reason text,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE NULLS NOT DISTINCT (product_id, team_id, funnel_id, metric, grain, version)
);
`;

const DOWN = `
DROP TABLE metric_target;
`;
