import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may ask: the accounts of people, of which workspaces they are members and as what, their sessions, links that work once, and
 * the tries to sign in. Of a password its argon2id hash is kept, of a token its SHA-256, never the thing itself. A workspace that
 * held nothing but the simulated organisation is the sample from now on, beside one's own.
 */
export class Accounts1764300000000 implements MigrationInterface {
  name = 'Accounts1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
    await queryRunner.query(SAMPLE_APART);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
ALTER TABLE workspace
  ADD COLUMN simulated boolean NOT NULL DEFAULT false,
  ADD COLUMN removed_at timestamptz,
  ADD COLUMN sign_up_domains text[] NOT NULL DEFAULT '{}';

-- "account" is a customer of the product; this is somebody who signs in here. Those of the sample have a role instead of an e-mail.
CREATE TABLE user_account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text CHECK (email = lower(email)),
  name text NOT NULL,
  password_hash text,
  password_changed_at timestamptz,
  sample_role text UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX user_account_email ON user_account (email);

CREATE TABLE member (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
  account_id bigint NOT NULL REFERENCES user_account ON DELETE CASCADE,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  product_ids bigint[],
  team_ids bigint[],
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, account_id)
);
CREATE INDEX member_account ON member (account_id);

CREATE TABLE user_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id bigint NOT NULL REFERENCES user_account ON DELETE CASCADE,
  workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
  token_sha256 bytea NOT NULL UNIQUE,
  -- The token before this one: requests that were under way still carry it.
  before_sha256 bytea UNIQUE,
  rotated_at timestamptz NOT NULL DEFAULT now(),
  -- When the token was first used; null: nobody knows whether it has arrived.
  arrived_at timestamptz DEFAULT now(),
  how text NOT NULL,
  device text NOT NULL,
  address text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX user_session_account ON user_session (account_id);

CREATE TABLE one_time_link (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('OWNER', 'INVITATION', 'RESET')),
  token_sha256 bytea NOT NULL UNIQUE,
  workspace_id bigint REFERENCES workspace ON DELETE CASCADE,
  account_id bigint REFERENCES user_account ON DELETE CASCADE,
  email text CHECK (email = lower(email)),
  roles text[],
  product_ids bigint[],
  team_ids bigint[],
  made_by bigint REFERENCES user_account ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_link_account ON one_time_link (account_id);
CREATE INDEX one_time_link_workspace ON one_time_link (workspace_id);

-- Where somebody has signed in before: strangers who try their account do not use up the tries from there.
CREATE TABLE known_device (
  account_id bigint NOT NULL REFERENCES user_account ON DELETE CASCADE,
  token_sha256 bytea NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, token_sha256)
);

CREATE TABLE oidc_link (
  issuer text NOT NULL,
  subject text NOT NULL,
  account_id bigint NOT NULL REFERENCES user_account ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX oidc_link_account ON oidc_link (account_id);

-- Tries, by the SHA-256 of what they are counted by: no address and no e-mail stands here.
CREATE TABLE sign_in_try (
  counted_by bytea PRIMARY KEY,
  tries integer NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX sign_in_try_ends ON sign_in_try (ends_at);
`;

const SAMPLE_APART = `
UPDATE workspace w SET key = 'sample', name = 'Sample organisation', simulated = true
WHERE key = 'default'
  AND EXISTS (SELECT FROM source s WHERE s.workspace_id = w.id)
  AND NOT EXISTS (SELECT FROM source s WHERE s.workspace_id = w.id AND NOT s.simulated);
INSERT INTO workspace (key, name) SELECT 'default', 'My organisation' WHERE NOT EXISTS (SELECT FROM workspace WHERE key = 'default');
`;

const DOWN = `
DROP TABLE sign_in_try, oidc_link, known_device, one_time_link, user_session, member, user_account;
ALTER TABLE workspace DROP COLUMN sign_up_domains, DROP COLUMN removed_at, DROP COLUMN simulated;
`;
