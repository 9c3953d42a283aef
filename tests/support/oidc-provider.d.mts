export interface TestProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Who signs in next, as the provider knows them. */
  person: { sub: string; email: string; email_verified: boolean; name: string };
  /** Allows one more place to come back to. */
  allow(redirectUri: string): void;
  stop(): Promise<void>;
}

/** A real provider that asks nobody for a password: whoever is named signs in and agrees. */
export function startProvider(): Promise<TestProvider>;
