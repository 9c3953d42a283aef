import { readFileSync } from 'node:fs';

/** The variables that hold secrets: each may instead be NAME_FILE, the path of a file that holds it (as Docker and Kubernetes hand them out). */
export const SECRETS = ['DATABASE_URL', 'DATABASE_RUNTIME_URL', 'OIDC_CLIENT_SECRET'] as const;

/** The environment with the secrets that lie in files, or a sentence on the first one that cannot be had. Never the secret itself. */
export function withSecretFiles(env: Readonly<Record<string, string | undefined>>): { readonly env: Record<string, string | undefined> } | { readonly problem: string } {
  const whole = { ...env };
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`];
    if (path === undefined) continue;
    if (env[name] !== undefined) return { problem: `${name} and ${name}_FILE are both set. Give one of them.` };
    try {
      whole[name] = readFileSync(path, 'utf8').trim();
    } catch (error) {
      return { problem: `${name}_FILE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).` };
    }
    if (whole[name] === '') return { problem: `${name}_FILE: ${path} is empty.` };
  }
  return { env: whole };
}
