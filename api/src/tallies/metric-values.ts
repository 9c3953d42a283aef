import type { MetricDefinition } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What is written down in one go: the metrics of a product, or of one of its teams (null: the product), by one grain. */
export interface MetricPart {
  readonly workspaceId: number;
  readonly productId: number;
  readonly teamId: number | null;
  readonly grain: string;
}

/** A metric's value in one period, as metricTable gives it. */
export interface MetricValueRow {
  readonly metric: string;
  readonly period: string;
  readonly periodEnd: string;
  readonly sprintId: number | null;
  readonly releaseId: number | null;
  readonly label: string | null;
  readonly unit: string;
  readonly complete: boolean;
  readonly value: number | null;
  readonly valueExact: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sampleSize: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly target: number | null;
  readonly nullReason: string | null;
}

/** Columns of metric_value beside those that say whose and when a value is, with what a row calls them. */
const KEPT: readonly (readonly [column: string, field: keyof MetricValueRow, type: string])[] = [
  ['period_end', 'periodEnd', 'date'], ['label', 'label', 'text'], ['unit', 'unit', 'text'], ['complete', 'complete', 'boolean'],
  ['value', 'value', 'double precision'], ['value_exact', 'valueExact', 'numeric'], ['numerator', 'numerator', 'double precision'], ['denominator', 'denominator', 'double precision'],
  ['sample_size', 'sampleSize', 'bigint'], ['low', 'low', 'double precision'], ['high', 'high', 'double precision'], ['target', 'target', 'double precision'], ['null_reason', 'nullReason', 'text'],
];
const list = (write: (column: string, field: string, type: string) => string): string => KEPT.map(([column, field, type]) => write(column, field, type)).join(', ');

/**
 * In one statement: what a reader sees of a part is of one instant. Values that are as they were are not written again. What is
 * gone is told by NOT IN, which is a hash whatever the planner knows of the tables (none of the three is ever null): as an anti
 * join it was taken for one row by one row where the table had just been filled, and read 26,000 times 26,000.
 */
const KEEP = `
  WITH fresh AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($5::jsonb) AS f(metric text, period date, "sprintId" bigint, "releaseId" bigint, ${list((_, field, type) => `"${field}" ${type}`)})),
  gone AS (
    DELETE FROM metric_value v WHERE v.workspace_id = $1 AND v.product_id = $2 AND v.team_id IS NOT DISTINCT FROM $3::bigint AND v.grain = $4
      AND (v.metric, v.period, coalesce(v.sprint_id, v.release_id, 0)) NOT IN (SELECT f.metric, f.period, coalesce(f."sprintId", f."releaseId", 0) FROM fresh f)),
  kept AS (
    INSERT INTO metric_value AS v (workspace_id, product_id, team_id, grain, metric, period, sprint_id, release_id, ${list((column) => column)})
    SELECT $1, $2, $3::bigint, $4, metric, period, "sprintId", "releaseId", ${list((_, field) => `"${field}"`)} FROM fresh
    ON CONFLICT (product_id, grain, team_id, metric, period, sprint_id, release_id) DO UPDATE SET ${list((column) => `${column} = excluded.${column}`)}
    WHERE (${list((column) => `v.${column}`)}) IS DISTINCT FROM (${list((column) => `excluded.${column}`)}))
  INSERT INTO metric_round (workspace_id, product_id, team_id, grain, as_of, facts) VALUES ($1, $2, $3::bigint, $4, $6, $7)
  ON CONFLICT (product_id, grain, team_id) DO UPDATE SET as_of = excluded.as_of, facts = excluded.facts`;

/**
 * There is a turn for each workspace that a role reads by SQL. It is one server's until it is over, or has not been heard of for
 * two minutes. Where no fact came in, days go by: once an hour.
 */
const TAKE = `
  UPDATE metric_turn SET held_until = now() + interval '2 minutes'
  WHERE workspace_id = $1 AND held_until < now() AND due_at <= now() AND (facts IS DISTINCT FROM $2 OR due_at < now() - interval '1 hour')
  RETURNING workspace_id`;

const DEFINE = `
  INSERT INTO metric_definition AS d (key, name, half, unit, better, additivity, definition, formula, version)
  SELECT key, name, half, unit, better, additivity, definition, formula, version
  FROM jsonb_to_recordset($1::jsonb) AS f(key text, name text, half text, unit text, better text, additivity text, definition text, formula text, version integer)
  ON CONFLICT (key) DO UPDATE SET name = excluded.name, half = excluded.half, unit = excluded.unit, better = excluded.better, additivity = excluded.additivity,
    definition = excluded.definition, formula = excluded.formula, version = excluded.version
  WHERE to_jsonb(d) IS DISTINCT FROM to_jsonb(excluded)`;

/** The metrics as they are written down for tools that read by SQL. No formula is here: what is written was answered elsewhere. */
@Injectable()
export class MetricValues {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Whether a role is there to read what is written down of a workspace. */
  async areRead(workspaceId: number): Promise<boolean> {
    const [row] = await this.dataSource.query<{ read: boolean }[]>('SELECT EXISTS (SELECT FROM metric_turn WHERE workspace_id = $1) AS read', [workspaceId]);
    return row!.read;
  }

  /** Whether it is ours to write a workspace's metrics down now: facts have moved, it is due, and no other server is at it. */
  async take(workspaceId: number, facts: string): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(TAKE, [workspaceId, facts]);
    return rows.length > 0;
  }

  async hold(workspaceId: number): Promise<void> {
    await this.dataSource.query(`UPDATE metric_turn SET held_until = now() + interval '2 minutes' WHERE workspace_id = $1`, [workspaceId]);
  }

  /** Gives the turn back. `facts`: where they stood when it began; null where it was cut short. */
  async release(workspaceId: number, facts: string | null, pauseMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE metric_turn SET held_until = '-infinity', due_at = now() + $3 * interval '1 ms', facts = coalesce($2, facts) WHERE workspace_id = $1`, [workspaceId, facts, pauseMs]);
  }

  async define(metrics: readonly MetricDefinition[]): Promise<void> {
    await this.dataSource.query(DEFINE, [JSON.stringify(metrics)]);
  }

  /** Everything of a part, replaced at once. `facts`: where they stood before it was counted. */
  async keep({ workspaceId, productId, teamId, grain }: MetricPart, rows: readonly MetricValueRow[], asOf: Date, facts: string): Promise<void> {
    await this.dataSource.query(KEEP, [workspaceId, productId, teamId, grain, JSON.stringify(rows), asOf, facts]);
  }
}
