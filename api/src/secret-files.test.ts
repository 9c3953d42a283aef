import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';
import { withSecretFiles } from './secret-files.js';

const folder = mkdtempSync(join(tmpdir(), 'bifocal-secrets-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = 'postgres://bifocal:very-secret@db/bifocal';

describe('a secret in a file', () => {
  it('is read without the line break at its end', () => {
    expect(readConfig({ DATABASE_URL_FILE: file('url', `${SECRET}\n`) }).databaseUrl).toBe(SECRET);
    expect(readConfig({ DATABASE_URL: SECRET, DATABASE_RUNTIME_URL_FILE: file('runtime', SECRET) }).databaseRuntimeUrl).toBe(SECRET);
    const oidc = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'bifocal' };
    expect(readConfig({ ...oidc, OIDC_CLIENT_SECRET_FILE: file('oidc', 'a secret with spaces\r\n') }).oidc).toMatchObject({ clientId: 'bifocal', clientSecret: 'a secret with spaces' });
    expect(() => readConfig({ ...oidc, OIDC_CLIENT_SECRET: 'one', OIDC_CLIENT_SECRET_FILE: file('two', 'two') })).toThrow('OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set. Give one of them.');
  });

  it('is not taken where it is given twice, is not there, or is empty; what it is, no sentence says', () => {
    const given = file('given', SECRET);
    expect(withSecretFiles({ DATABASE_URL: SECRET, DATABASE_URL_FILE: given })).toEqual({ problem: 'DATABASE_URL and DATABASE_URL_FILE are both set. Give one of them.' });
    expect(withSecretFiles({ DATABASE_URL_FILE: join(folder, 'nothing') })).toEqual({ problem: `DATABASE_URL_FILE: ${join(folder, 'nothing')} cannot be read (ENOENT).` });
    expect(withSecretFiles({ DATABASE_URL_FILE: file('empty', ' \n') })).toEqual({ problem: `DATABASE_URL_FILE: ${join(folder, 'empty')} is empty.` });
    expect(() => readConfig({ DATABASE_URL_FILE: file('wrong', 'mysql://user:very-secret@db') })).toThrow(ConfigError);
    try {
      readConfig({ DATABASE_URL_FILE: join(folder, 'wrong') });
    } catch (error) {
      expect(String(error)).not.toContain('very-secret');
    }
  });
});
