/** The organisation's own sign-in (OpenID Connect). Holds a secret. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says: "Sign in with NAME". */
  readonly name: string;
}

export interface OidcVariables {
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_NAME?: string | undefined;
}

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
const HERE = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Null where none of it is set; a sentence where it is not right. */
export function readOidc(read: OidcVariables): OidcSettings | { readonly problem: string } | null {
  const missing = NEEDED.filter((name) => read[name] === undefined);
  if (missing.length === NEEDED.length) return null;
  if (missing.length > 0) return { problem: `${missing.join(' and ')}: missing. OpenID Connect needs ${NEEDED.join(', ')} together, or none of them.` };
  if (!URL.canParse(read.OIDC_ISSUER!)) return { problem: 'OIDC_ISSUER: must be an address, as https://login.example.com.' };
  const issuer = new URL(read.OIDC_ISSUER!);
  // Whoever could read or change what is said on the way could sign in as anybody.
  if (issuer.protocol !== 'https:' && !(issuer.protocol === 'http:' && HERE.test(issuer.hostname))) return { problem: 'OIDC_ISSUER: must begin with https://; http:// is taken on this machine alone.' };
  return { issuer, clientId: read.OIDC_CLIENT_ID!, clientSecret: read.OIDC_CLIENT_SECRET!, name: read.OIDC_NAME ?? issuer.hostname };
}
