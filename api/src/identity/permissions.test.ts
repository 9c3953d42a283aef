import { describe, expect, it } from '@jest/globals';
import { missing } from './needs.js';
import { MAY, PERMISSIONS, permissionsOf, permissionsOfScopes, ROLES, SCOPE_MAY } from './permissions.js';

describe('what roles may', () => {
  it.each([
    ['PRODUCT_OWNER', ['READ_DELIVERY', 'READ_OUTCOMES', 'WORK_DELIVERY']],
    ['PRODUCT_MANAGER', ['READ_DELIVERY', 'READ_OUTCOMES', 'WORK_OUTCOMES']],
    ['LEADER', ['READ_DELIVERY', 'READ_OUTCOMES']],
    ['ANALYST', ['READ_DELIVERY', 'READ_OUTCOMES', 'MANAGE_KEYS']],
    ['VIEWER', ['READ_DELIVERY', 'READ_OUTCOMES']],
    ['OWNER', [...PERMISSIONS]],
    ['ADMIN', [...PERMISSIONS]],
  ] as const)('%s', (role, may) => expect([...permissionsOf([role])].sort()).toEqual([...may].sort()));

  it('of several roles is what one of them may', () => {
    expect([...permissionsOf(['PRODUCT_OWNER', 'PRODUCT_MANAGER'])].sort()).toEqual(['READ_DELIVERY', 'READ_OUTCOMES', 'WORK_DELIVERY', 'WORK_OUTCOMES']);
    expect(permissionsOf([]).size).toBe(0);
  });

  it('a closed half is closed to the role of the other one, and to nobody else', () => {
    const both = { delivery: true, outcomes: true };
    expect([...permissionsOf(['PRODUCT_OWNER'], both)]).toEqual(['READ_DELIVERY', 'WORK_DELIVERY']);
    expect([...permissionsOf(['PRODUCT_MANAGER'], both)]).toEqual(['READ_OUTCOMES', 'WORK_OUTCOMES']);
    for (const role of ROLES.filter((each) => each !== 'PRODUCT_OWNER' && each !== 'PRODUCT_MANAGER')) expect([...permissionsOf([role], both)]).toEqual([...MAY[role]]);
    // Who is a leader too, or is both, keeps what the other role gives.
    expect(permissionsOf(['PRODUCT_OWNER', 'LEADER'], both).has('READ_OUTCOMES')).toBe(true);
    expect(permissionsOf(['PRODUCT_OWNER', 'PRODUCT_MANAGER'], both)).toEqual(new Set(['READ_DELIVERY', 'WORK_DELIVERY', 'READ_OUTCOMES', 'WORK_OUTCOMES']));
  });
});

describe('what scopes of keys allow', () => {
  it('a scope is its own permission; ADMIN opens no other doors', () => {
    expect([...permissionsOfScopes(['READ_OUTCOMES'])]).toEqual(['READ_OUTCOMES']);
    expect(PERMISSIONS.filter((permission) => !SCOPE_MAY.ADMIN.includes(permission))).toEqual(['MANAGE_KEYS', 'MANAGE_MEMBERS']);
    expect([...permissionsOfScopes(['EVERYTHING', 'toString', '__proto__'])]).toEqual([]);
  });
});

describe('missing', () => {
  const held = new Set(['READ_DELIVERY', 'WORK_DELIVERY'] as const);
  it.each([
    ['open', { open: true }, null],
    ['signed in is enough', { open: false, all: [], oneOf: [] }, null],
    ['all are there', { open: false, all: ['READ_DELIVERY', 'WORK_DELIVERY'], oneOf: [] }, null],
    ['one of all is missing', { open: false, all: ['READ_DELIVERY', 'READ_OUTCOMES'], oneOf: [] }, ['READ_OUTCOMES']],
    ['one of several is enough', { open: false, all: [], oneOf: ['READ_OUTCOMES', 'READ_DELIVERY'] }, null],
    ['none of several is there', { open: false, all: [], oneOf: ['READ_OUTCOMES', 'READ_AUDIT'] }, ['READ_OUTCOMES', 'READ_AUDIT']],
  ] as const)('%s', (_name, needed, lacking) => expect(missing(needed, held)).toEqual(lacking));
});
