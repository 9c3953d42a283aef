import { readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { PERMISSION_WORDS, ROLE_NAMES } from './permission-words.js';
import { KEY_SCOPES, MAY, PERMISSIONS, ROLES, SCOPE_MAY } from './permissions.js';

const file = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/roles.md');

const ROLES_TABLE = [
  `| | ${ROLES.map((role) => ROLE_NAMES[role]).join(' | ')} |`, `|---|${ROLES.map(() => '---').join('|')}|`,
  ...PERMISSIONS.map((permission) => `| \`${permission}\`: may ${PERMISSION_WORDS[permission]} | ${ROLES.map((role) => (MAY[role].includes(permission) ? 'yes' : '–')).join(' | ')} |`),
].join('\n');
const SCOPES_TABLE = ['| Scope | Allows |', '|---|---|', ...KEY_SCOPES.map((scope) => `| \`${scope}\` | ${SCOPE_MAY[scope].map((permission) => `\`${permission}\``).join(', ')} |`)].join('\n');

const between = (name: string) => new RegExp(`(<!-- ${name}:[^\\n]*\\n)[^]*?(\\n<!-- /${name} -->)`);

describe('docs/roles.md', () => {
  it('has the tables as the code has them', () => {
    const text = readFileSync(file, 'utf8');
    const written = text.replace(between('roles'), `$1${ROLES_TABLE}$2`).replace(between('scopes'), `$1${SCOPES_TABLE}$2`);
    expect(text).toBe(written);
    expect(text).toMatch(between('roles'));
    expect(text).toMatch(between('scopes'));
  });
});
