import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asViewOwner, createView, notReadableByViews, OWN_WORKSPACE, readableByViews, VIEW_OWNER, type BiColumn, type BiView } from '../bi/bi-view.js';
import { factVersion } from '../../facts/fact-version.js';

/**
 * Metrics as rows, for SQL: a formula stands once, in TypeScript, so that the server writes down what metricTable answers, for the
 * workspaces that have a role to read it (docs/decisions/0037).
 */
export class BiMetrics1764305030000 implements MigrationInterface {
  name = 'BiMetrics1764305030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const OF_VALUES: readonly BiColumn[] = [
  ['metric', 'v.metric', 'The metric\'s key, as bi.metric lists it.'],
  ['unit', 'v.unit', 'What the value is measured in. RATIO: a share between 0 and 1; MONEY: minor units (cents) of the product\'s currency.'],
  ['product_id', 'v.product_id', 'The product that it is of.'],
  ['product', 'p.key', 'The key of that product.'],
];
const TEAM: readonly BiColumn[] = [
  ['team_id', 'v.team_id', 'The team that it is of; null: the whole product.'],
  ['team', 't.key', 'The key of that team; null: the whole product. Choose one: rows of the product and rows of its teams tell of the same work.'],
];
const PERIOD: readonly BiColumn[] = [
  ['period', 'v.period', 'The period\'s first local day.'],
  ['period_end', 'v.period_end', 'The first local day after the period.'],
  ['complete', 'v.complete', 'Whether the period was over when it was counted.'],
];
const NUMBERS: readonly BiColumn[] = [
  ['value', 'v.value', 'The value; null: nothing to measure, and null_reason says why; 0: measured, and zero.'],
  ['value_exact', 'v.value_exact', 'The value without rounding.'],
  ['numerator', 'v.numerator', 'What stands behind the value adds up to this. A ratio of several periods is the sum of their numerators by the sum of their denominators, where the metric is additive: never the mean of the values.'],
  ['denominator', 'v.denominator', 'Of how many; null where the value is no ratio.'],
  ['sample_size', 'v.sample_size', 'How many observations the value rests on.'],
  ['low', 'v.low', 'Lower end of the 95 % interval.'],
  ['high', 'v.high', 'Upper end of the 95 % interval.'],
  ['target', 'v.target', 'The target, where one is set.'],
  ['null_reason', 'v.null_reason', 'Why there is no value.'],
  ['as_of', 'r.as_of', 'When it was counted: every fact accepted until then is in it, and none that came later.'],
  ['is_current', `r.facts = (SELECT ${factVersion('bi.own_workspace()')})`, 'Whether no fact has come in since. Where one has, the next round counts it, a minute to some minutes later.'],
];
const FROM = (grain: string): string => `FROM metric_value v JOIN metric_round r ON r.product_id = v.product_id AND r.team_id IS NOT DISTINCT FROM v.team_id AND r.grain = v.grain
  JOIN product p ON p.id = v.product_id LEFT JOIN team t ON t.id = v.team_id LEFT JOIN sprint x ON x.id = v.sprint_id LEFT JOIN release e ON e.id = v.release_id
  WHERE v.workspace_id = ${OWN_WORKSPACE} AND v.grain = '${grain}'`;
const WRITTEN = 'Written down by the server after facts have moved: as_of says when, is_current whether facts have come in since. The same numbers as metricTable gives at that instant.';

const calendar = (grain: string, word: string, reach: string): BiView => ({
  name: `metric_${grain.toLowerCase()}`,
  about: `One row a metric and ${word}, of each product and each of its teams, ${reach}. ${WRITTEN}`,
  columns: [...OF_VALUES, ...TEAM, ...PERIOD, ...NUMBERS],
  from: FROM(grain),
});

const VIEWS: readonly BiView[] = [
  calendar('DAY', 'local day', 'of the last 400 days'),
  calendar('WEEK', 'week from Monday to Sunday', 'of the last two years'),
  calendar('MONTH', 'month', 'of the last five years'),
  calendar('QUARTER', 'quarter', 'of the last ten years'),
  {
    name: 'metric_sprint',
    about: `One row a metric and sprint, of each team, oldest ten years back. ${WRITTEN}`,
    columns: [...OF_VALUES, ...TEAM, ['sprint_id', 'v.sprint_id', 'The sprint.'], ['sprint', 'v.label', 'The name of the sprint.'], ...PERIOD, ...NUMBERS],
    from: FROM('SPRINT'),
  },
  {
    name: 'metric_release',
    about: `One row a metric and release, of each product, oldest ten years back. ${WRITTEN}`,
    columns: [...OF_VALUES, ['release_id', 'v.release_id', 'The release.'], ['release', 'v.label', 'The name of the release.'], ...PERIOD, ...NUMBERS],
    from: FROM('RELEASE'),
  },
  {
    name: 'metric',
    about: 'One row a metric of the catalogue: what its values mean.',
    columns: [
      ['metric', 'm.key', 'Its key.'],
      ['name', 'm.name', 'Its name.'],
      ['half', 'm.half', 'DELIVERY or OUTCOME.'],
      ['unit', 'm.unit', 'What its values are measured in.'],
      ['better', 'm.better', 'Which direction is good: HIGHER, LOWER or NEITHER.'],
      ['additivity', 'm.additivity', 'ADDITIVE: periods and groups may be summed; SEMI_ADDITIVE: groups alone (a level, such as MRR); NOT_ADDITIVE: neither (people, ratios).'],
      ['definition', 'm.definition', 'The definition in words.'],
      ['formula', 'm.formula', 'The formula in one line.'],
      ['version', 'm.version', 'Moves when the definition changes.'],
    ],
    from: 'FROM metric_definition m',
  },
];

const UP = `
-- team_id null: the whole product. Of the calendar neither sprint nor release is set.
CREATE TABLE metric_value (
  workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE CASCADE,
  grain text NOT NULL CHECK (grain IN ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'SPRINT', 'RELEASE')),
  metric text NOT NULL,
  period date NOT NULL,
  period_end date NOT NULL,
  sprint_id bigint REFERENCES sprint ON DELETE CASCADE,
  release_id bigint REFERENCES release ON DELETE CASCADE,
  label text,
  unit text NOT NULL,
  complete boolean NOT NULL,
  value double precision,
  value_exact numeric,
  numerator double precision,
  denominator double precision,
  sample_size bigint,
  low double precision,
  high double precision,
  target double precision,
  null_reason text
);
CREATE UNIQUE INDEX metric_value_place ON metric_value (product_id, grain, team_id, metric, period, sprint_id, release_id) NULLS NOT DISTINCT;
CREATE INDEX metric_value_team ON metric_value (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX metric_value_sprint ON metric_value (sprint_id) WHERE sprint_id IS NOT NULL;
CREATE INDEX metric_value_release ON metric_value (release_id) WHERE release_id IS NOT NULL;

-- When each part was last written down, and where the facts stood: values that have not moved are left as they are.
CREATE TABLE metric_round (
  workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE CASCADE,
  grain text NOT NULL,
  as_of timestamptz NOT NULL,
  facts text NOT NULL
);
CREATE UNIQUE INDEX metric_round_part ON metric_round (product_id, grain, team_id) NULLS NOT DISTINCT;
CREATE INDEX metric_round_team ON metric_round (team_id) WHERE team_id IS NOT NULL;

-- A row for each workspace that a role reads by SQL: of no other the metrics are written down. One server at a time does so; one
-- that is killed while it does is followed by another one.
CREATE TABLE metric_turn (
  workspace_id bigint PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  held_until timestamptz NOT NULL DEFAULT '-infinity',
  due_at timestamptz NOT NULL DEFAULT '-infinity',
  facts text
);

CREATE TABLE metric_definition (
  key text PRIMARY KEY,
  name text NOT NULL,
  half text NOT NULL,
  unit text NOT NULL,
  better text NOT NULL,
  additivity text NOT NULL,
  definition text NOT NULL,
  formula text NOT NULL,
  version integer NOT NULL
);

${['metric_value', 'metric_round'].map((table) => readableByViews(table, `workspace_id = ${OWN_WORKSPACE}`)).join('\n')}
GRANT SELECT ON metric_definition TO ${VIEW_OWNER};
${asViewOwner(VIEWS.map(createView).join('\n'))}
`;

const DOWN = `
${asViewOwner(`DROP VIEW ${VIEWS.map(({ name }) => `bi.${name}`).join(', ')};`)}
${['metric_value', 'metric_round'].map(notReadableByViews).join('\n')}
DROP TABLE metric_definition, metric_turn, metric_round, metric_value;
`;
