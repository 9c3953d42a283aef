import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first ground: who owns facts, and what happened.
 *
 * Keys: people and accounts are a product's (the product's own user ids are one namespace for every source);
 * everything else is named by its source. `described` is false on a row that so far was only referred to.
 */
export class Facts1764000000000 implements MigrationInterface {
  name = 'Facts1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE workspace (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  name text NOT NULL
);
INSERT INTO workspace (key, name) VALUES ('default', 'My organisation');

CREATE TABLE source (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  key text NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, key)
);

CREATE TABLE product (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint REFERENCES source ON DELETE SET NULL,
  key text NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'UTC',
  currency text NOT NULL DEFAULT 'EUR',
  described boolean NOT NULL DEFAULT false,
  UNIQUE (workspace_id, key)
);

CREATE TABLE team (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint REFERENCES source ON DELETE SET NULL,
  product_id bigint REFERENCES product ON DELETE CASCADE,
  key text NOT NULL,
  name text NOT NULL,
  time_zone text,
  measure text NOT NULL DEFAULT 'POINTS' CHECK (measure IN ('POINTS', 'ITEMS', 'HOURS')),
  settings jsonb NOT NULL DEFAULT '{}',
  described boolean NOT NULL DEFAULT false,
  UNIQUE (workspace_id, key)
);

CREATE TABLE sprint (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE CASCADE,
  key text NOT NULL,
  name text NOT NULL,
  goal text,
  goal_outcome text CHECK (goal_outcome IN ('MET', 'PARTLY', 'MISSED')),
  planned_start_at timestamptz,
  planned_end_at timestamptz,
  started_at timestamptz,
  closed_at timestamptz,
  described boolean NOT NULL DEFAULT false,
  UNIQUE (source_id, key)
);
CREATE INDEX sprint_team ON sprint (team_id, started_at);

CREATE TABLE release (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint REFERENCES product ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE SET NULL,
  key text NOT NULL,
  name text NOT NULL,
  started_at timestamptz,
  target_date date,
  released_at timestamptz,
  described boolean NOT NULL DEFAULT false,
  UNIQUE (source_id, key)
);
CREATE INDEX release_product ON release (product_id);

CREATE TABLE work_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE CASCADE,
  product_id bigint REFERENCES product ON DELETE CASCADE,
  key text NOT NULL,
  title text NOT NULL DEFAULT '',
  type text NOT NULL DEFAULT 'Item',
  is_sub_task boolean NOT NULL DEFAULT false,
  parent_key text,
  severity text,
  resolution text,
  found_in_release_id bigint REFERENCES release ON DELETE SET NULL,
  created_at timestamptz,
  described boolean NOT NULL DEFAULT false,
  UNIQUE (source_id, key)
);
CREATE INDEX work_item_team ON work_item (team_id);
CREATE INDEX work_item_product ON work_item (product_id);
CREATE INDEX work_item_found_in ON work_item (found_in_release_id) WHERE found_in_release_id IS NOT NULL;

CREATE TABLE work_item_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  work_item_id bigint NOT NULL REFERENCES work_item ON DELETE CASCADE,
  key text NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CREATED', 'TYPE', 'STATUS', 'ESTIMATE', 'SPRINT_ENTERED', 'SPRINT_LEFT',
    'RELEASE_ENTERED', 'RELEASE_LEFT', 'PARENT', 'DELETED')),
  from_value text,
  to_value text,
  unit text CHECK (unit IN ('POINTS', 'HOURS')),
  category text CHECK (category IN ('TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED')),
  sequence integer NOT NULL DEFAULT 0,
  sprint_id bigint REFERENCES sprint ON DELETE CASCADE,
  release_id bigint REFERENCES release ON DELETE CASCADE,
  derived boolean NOT NULL DEFAULT false,
  UNIQUE (work_item_id, key)
);
-- Whether anything happened to an item since an instant, and its last status, without reading its whole history.
CREATE INDEX work_item_event_item ON work_item_event (work_item_id, at);
CREATE INDEX work_item_event_sprint ON work_item_event (sprint_id, work_item_id) WHERE sprint_id IS NOT NULL;
CREATE INDEX work_item_event_release ON work_item_event (release_id, work_item_id) WHERE release_id IS NOT NULL;

CREATE TABLE work_item_snapshot (
  work_item_id bigint NOT NULL REFERENCES work_item ON DELETE CASCADE,
  observed_at timestamptz NOT NULL,
  state jsonb NOT NULL,
  PRIMARY KEY (work_item_id, observed_at)
);

CREATE TABLE deployment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  release_id bigint REFERENCES release ON DELETE SET NULL,
  key text NOT NULL,
  service text NOT NULL,
  environment text,
  at timestamptz NOT NULL,
  commit_at timestamptz,
  rework boolean NOT NULL DEFAULT false,
  UNIQUE (source_id, key)
);
CREATE TABLE incident (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  deployment_key text,
  key text NOT NULL,
  title text,
  severity text,
  started_at timestamptz NOT NULL,
  resolved_at timestamptz,
  UNIQUE (source_id, key)
);

CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  key text NOT NULL,
  name text,
  traits jsonb NOT NULL DEFAULT '{}',
  UNIQUE (product_id, key)
);

CREATE TABLE person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  account_id bigint REFERENCES account ON DELETE SET NULL,
  key text NOT NULL,
  traits jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz,
  UNIQUE (product_id, key)
);
CREATE INDEX person_account ON person (account_id);

CREATE TABLE event_name (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  name text NOT NULL,
  UNIQUE (product_id, name)
);

-- One row an event. The person is in the key, so that the table can be spread by person.
-- key_hash: 128 bits of the source's own event id; the same event of the same source and person counts once.
CREATE TABLE event (
  person_id bigint NOT NULL,
  key_hash uuid NOT NULL,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  name_id integer NOT NULL,
  at timestamptz NOT NULL,
  properties jsonb,
  PRIMARY KEY (person_id, key_hash)
);
CREATE INDEX event_product_at ON event (product_id, at) INCLUDE (person_id, name_id);
CREATE INDEX event_name_person ON event (name_id, person_id, at);

CREATE TABLE subscription_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  key text NOT NULL,
  subscription text NOT NULL,
  at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'UNPAID', 'CANCELLED')),
  plan text,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity >= 0),
  "interval" text NOT NULL CHECK ("interval" IN ('DAY', 'WEEK', 'MONTH', 'YEAR')),
  interval_count integer NOT NULL DEFAULT 1 CHECK (interval_count > 0),
  discount_percent numeric,
  discount_amount_minor bigint,
  discount_duration text CHECK (discount_duration IN ('ONCE', 'REPEATING', 'FOREVER')),
  discount_ends_at timestamptz,
  cancel_at timestamptz,
  UNIQUE (source_id, key)
);
CREATE INDEX subscription_change_account ON subscription_change (account_id, at);

-- What the pure replay of an account's changes says: one row a movement of the account's total.
CREATE TABLE mrr_movement (
  account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  at timestamptz NOT NULL,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('NEW', 'EXPANSION', 'CONTRACTION', 'CHURN', 'REACTIVATION')),
  amount_minor bigint NOT NULL,
  mrr_after_minor bigint NOT NULL,
  currency text NOT NULL,
  note text,
  PRIMARY KEY (account_id, currency, at)
);
CREATE INDEX mrr_movement_product ON mrr_movement (product_id, at);

-- Amounts keep the fractions of a minor unit that a source has, so that sums are exact.
CREATE TABLE payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  account_id bigint REFERENCES account ON DELETE CASCADE,
  person_id bigint REFERENCES person ON DELETE CASCADE,
  key text NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PAYMENT', 'REFUND')),
  currency text NOT NULL,
  amount_minor numeric(24, 6) NOT NULL CHECK (amount_minor >= 0),
  UNIQUE (source_id, key)
);
CREATE INDEX payment_product ON payment (product_id, at);
CREATE INDEX payment_account ON payment (account_id, at);
CREATE INDEX payment_person ON payment (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE survey (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('NPS', 'CSAT', 'CES')),
  UNIQUE (product_id, source_id, key)
);
CREATE TABLE survey_response (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  survey_id integer NOT NULL REFERENCES survey ON DELETE CASCADE,
  person_id bigint REFERENCES person ON DELETE CASCADE,
  key text NOT NULL,
  shown_at timestamptz,
  at timestamptz NOT NULL,
  score smallint,
  dismissed boolean NOT NULL DEFAULT false,
  comment text,
  UNIQUE (source_id, key)
);
CREATE INDEX survey_response_survey ON survey_response (survey_id, at);
CREATE INDEX survey_response_product ON survey_response (product_id, at);
CREATE INDEX survey_response_person ON survey_response (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE feedback (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  person_id bigint REFERENCES person ON DELETE CASCADE,
  key text NOT NULL,
  at timestamptz NOT NULL,
  kind text,
  text text NOT NULL,
  UNIQUE (source_id, key)
);
CREATE INDEX feedback_product ON feedback (product_id, at);
CREATE INDEX feedback_person ON feedback (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE funnel (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  key text NOT NULL,
  name text NOT NULL,
  window_minutes integer NOT NULL CHECK (window_minutes > 0),
  steps jsonb NOT NULL,
  UNIQUE (product_id, key)
);

-- One row a batch that was accepted, in the transaction that kept its facts: freshness, counts and the version readers poll.
CREATE TABLE collect_batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  accepted integer NOT NULL,
  duplicates integer NOT NULL,
  rejected integer NOT NULL,
  -- A door's own name for the batch, by which it finds out after a crash whether it was kept.
  mark text
);
CREATE INDEX collect_batch_mark ON collect_batch (workspace_id, mark) WHERE mark IS NOT NULL;
CREATE INDEX collect_batch_workspace ON collect_batch (workspace_id, id DESC);
CREATE INDEX collect_batch_source ON collect_batch (source_id, received_at DESC);

CREATE TABLE collect_rejection (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  path text NOT NULL,
  value text,
  reason text NOT NULL
);
CREATE INDEX collect_rejection_source ON collect_rejection (source_id, id DESC);

CREATE TABLE uploaded_file (
  id uuid PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  name text NOT NULL,
  path text NOT NULL,
  bytes bigint NOT NULL,
  -- What its bytes are: an encoding, or what it is instead of text.
  encoding text NOT NULL,
  not_text text,
  uploaded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE import_job (
  id uuid PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  file_id uuid NOT NULL REFERENCES uploaded_file,
  target text NOT NULL,
  options jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  rows_read bigint NOT NULL DEFAULT 0,
  bytes_read bigint NOT NULL DEFAULT 0,
  accepted bigint NOT NULL DEFAULT 0,
  duplicates bigint NOT NULL DEFAULT 0,
  rejected bigint NOT NULL DEFAULT 0,
  left_out bigint NOT NULL DEFAULT 0,
  error text,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE TABLE import_rejection (
  job_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
  line bigint NOT NULL,
  path text NOT NULL,
  value text,
  reason text NOT NULL
);
CREATE INDEX import_rejection_job ON import_rejection (job_id, line);

CREATE TABLE setting (
  workspace_id bigint NOT NULL REFERENCES workspace,
  key text NOT NULL,
  value jsonb NOT NULL,
  PRIMARY KEY (workspace_id, key)
);
`;

const DOWN = `
DROP TABLE setting, import_rejection, import_job, uploaded_file, collect_rejection, collect_batch, funnel, feedback,
  survey_response, survey, payment, mrr_movement, subscription_change, event, event_name, person, account, incident, deployment,
  work_item_snapshot, work_item_event, work_item, release, sprint, team, product, source, workspace;
`;
