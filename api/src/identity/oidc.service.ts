import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import type { OidcSettings } from '../oidc-settings.js';
import { BeforeAnyone } from '../database/before-anyone.js';
import { inTransaction, type Transaction } from '../facts/transaction.js';
import { addMember, makeAccount } from './accounts.js';
import { normalEmail } from './sign-in.service.js';

/** What must come back as it was sent: kept in the browser that began, so that nobody else's answer is taken. */
export interface OidcBegun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Why nobody was let in. */
export type OidcProblem = 'oidc-unknown' | 'oidc-unverified' | 'oidc-password';

interface Claims { readonly issuer: string; readonly subject: string; readonly email: string | null; readonly name: string }

/** Who this browser is signed in as already; null: nobody. */
type SignedInAs = number | null;

/** Signing in by the organisation's own sign-in: authorization code with PKCE, state and nonce, as openid-client does it. */
@Injectable()
export class Oidc {
  private known: Promise<client.Configuration> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(BeforeAnyone) private readonly database: BeforeAnyone,
  ) {}

  get settings(): OidcSettings | null {
    return this.config.oidc;
  }

  /** Where to send the person, and what to keep until they are back. */
  async begin(settings: OidcSettings, redirectUri: string): Promise<{ readonly address: URL; readonly begun: OidcBegun }> {
    const begun = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const address = client.buildAuthorizationUrl(await this.provider(settings), {
      redirect_uri: redirectUri, scope: 'openid email profile', state: begun.state, nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
    });
    return { address, begun };
  }

  /** The account of whoever is back, by the link made before, by their confirmed e-mail address, or a new one where a workspace takes its domain. Throws where the answer is not the provider's. */
  async finish(settings: OidcSettings, back: URL, { state, nonce, verifier }: OidcBegun, signedInAs: SignedInAs): Promise<number | OidcProblem> {
    const provider = await this.provider(settings);
    const tokens = await client.authorizationCodeGrant(provider, back, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
    const claims = tokens.claims();
    if (!claims) throw new Error('the provider gave no ID token');
    // Many say who somebody is in the ID token, and their e-mail address only when asked for it.
    const said = claims['email'] === undefined ? { ...await client.fetchUserInfo(provider, tokens.access_token, claims.sub), sub: claims.sub } : claims;
    const confirmed = said['email_verified'] === true || said['email_verified'] === 'true';
    const email = typeof said['email'] === 'string' && confirmed ? normalEmail(said['email']) : null;
    const name = typeof said['name'] === 'string' && said['name'].trim() !== '' ? said['name'].trim().slice(0, 100) : (email ?? '');
    return inTransaction(this.database, (transaction) => accountOf(transaction, { issuer: claims.iss, subject: claims.sub, email, name }, signedInAs));
  }

  private provider({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
    this.known ??= client.discovery(issuer, clientId, clientSecret, undefined, issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {});
    const known = this.known;
    // A provider that could not be reached is asked again by the next one.
    known.catch(() => { if (this.known === known) this.known = null; });
    return known;
  }
}

/**
 * Who takes an invitation writes an e-mail address that nobody confirms. An account that somebody made with another's address, and
 * knows the password of, must not become theirs: so an account with a password is connected only by who is signed in to it.
 */
async function accountOf(transaction: Transaction, { issuer, subject, email, name }: Claims, signedInAs: SignedInAs): Promise<number | OidcProblem> {
  const [linked] = await transaction.rows<{ id: number }>('SELECT account_id AS id FROM oidc_link WHERE issuer = $1 AND subject = $2', [issuer, subject]);
  if (linked) return linked.id;
  if (email === null) return 'oidc-unverified';
  const [known] = await transaction.rows<{ id: number; hasPassword: boolean }>('SELECT id, password_hash IS NOT NULL AS "hasPassword" FROM user_account WHERE email = $1', [email]);
  if (known?.hasPassword && known.id !== signedInAs) return 'oidc-password';
  const id = known?.id ?? await newcomer(transaction, email, name);
  if (id === null) return 'oidc-unknown';
  await transaction.rows('INSERT INTO oidc_link (issuer, subject, account_id) VALUES ($1, $2, $3)', [issuer, subject, id]);
  return id;
}

/** Somebody whose address is of a domain that a workspace takes: a viewer of it, until somebody says more. Null: of none. */
async function newcomer(transaction: Transaction, email: string, name: string): Promise<number | null> {
  const workspaces = await transaction.rows<{ id: number }>('SELECT id FROM workspace WHERE $1 = ANY (sign_up_domains) AND removed_at IS NULL ORDER BY id', [email.slice(email.lastIndexOf('@') + 1)]);
  if (workspaces.length === 0) return null;
  const account = await makeAccount(transaction, email, name);
  if (account !== null) for (const { id } of workspaces) await addMember(transaction, account, { workspaceId: id, roles: ['VIEWER'], productIds: null, teamIds: null });
  return account;
}
