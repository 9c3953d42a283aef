import { Inject, Injectable } from '@nestjs/common';
import { changedMeanwhile } from '../../graphql/changed-meanwhile.js';
import { badInput, NamedError, notFound } from '../../graphql/named-error.js';
import { Accounts } from '../accounts.js';
import type { Asker } from '../asker.js';
import { Audit } from '../audit.js';
import { OneTimeLinks } from '../one-time-links.js';
import { MAY, permissionsOf, type Role } from '../permissions.js';
import { Sessions } from '../sessions.js';
import { WhoAsks } from '../who-asks.js';
import { MemberPlaces, placeWords } from './member-places.js';
import { MemberRows, type MemberRow } from './member-rows.js';
import type { CreatedResetLink, Member, MemberInput } from './member.type.js';

/** Who belongs to the workspace, and as what. Owners are made, changed and removed by owners alone; there is always one. */
@Injectable()
export class MembersService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(MemberRows) private readonly rows: MemberRows,
    @Inject(MemberPlaces) private readonly places: MemberPlaces,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(OneTimeLinks) private readonly links: OneTimeLinks,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async all(): Promise<Member[]> {
    const asker = this.whoAsks.asker();
    const [rows, named] = await Promise.all([this.rows.all(asker.workspaceId), this.places.names(asker.workspaceId)]);
    return rows.map((row) => memberOf(row, named(row), asker));
  }

  async change(id: number, input: MemberInput, readInput: MemberInput | null): Promise<Member> {
    const asker = this.whoAsks.asker();
    const row = await this.require(asker, id);
    const place = await this.places.read(asker.workspaceId, input);
    const read = readInput && await this.places.read(asker.workspaceId, readInput);
    requireMayGive(asker, place.roles);
    requireMayTouch(asker, row);
    const named = await this.places.names(asker.workspaceId);
    const details = { name: row.name, ...placeWords({ roles: place.roles, ...named(place) }), before: row.roles.join(', ') };
    const changed = await this.rows.change(asker.workspaceId, id, place, read, (transaction) => this.audit.write({ what: 'MEMBER_CHANGED', about: row.name, details }, transaction));
    if (changed === 'LAST_OWNER') throw lastOwner(row);
    if (changed === 'NOT_AS_READ') throw changedMeanwhile('read', row.name, 'they are or see something else now');
    this.sessions.forget();
    return memberOf(await this.require(asker, id), named(place), asker);
  }

  async remove(id: number): Promise<boolean> {
    const asker = this.whoAsks.asker();
    const row = await this.require(asker, id);
    requireMayTouch(asker, row);
    const removed = await this.rows.remove(asker.workspaceId, id, (transaction) => this.audit.write({ what: 'MEMBER_REMOVED', about: row.name, details: { roles: row.roles } }, transaction));
    if (!removed) throw lastOwner(row);
    this.sessions.forget();
    return true;
  }

  /**
   * A link by which a member chooses another password. Whoever holds it is them, wherever they belong: so it is made only by
   * somebody who could do as much in each of those workspaces.
   */
  async resetLink(id: number): Promise<CreatedResetLink> {
    const asker = this.whoAsks.asker();
    const row = await this.require(asker, id);
    if (row.email === null) throw badInput('member: accounts of the sample have no password, so there is none to reset.');
    requireMayTouch(asker, row);
    if (!(await this.managesEverywhere(asker, row))) {
      throw new NamedError('FORBIDDEN', `member: ${row.name} belongs to another workspace too, which you do not manage, and a reset link would let you in there. Ask somebody who manages both, or their owner.`);
    }
    const { path, expiresAt } = await this.links.forReset(row.accountId, asker.by.kind === 'ACCOUNT' ? asker.by.accountId : null);
    await this.audit.write({ what: 'RESET_LINK_MADE', about: row.name, details: { until: expiresAt.toISOString() } });
    return { path, expiresAt };
  }

  private async managesEverywhere(asker: Asker, { accountId }: MemberRow): Promise<boolean> {
    if (asker.by.kind === 'SYSTEM') return true;
    if (asker.by.kind !== 'ACCOUNT') return false;
    const [theirs, own] = await Promise.all([this.accounts.memberships(accountId), this.accounts.memberships(asker.by.accountId)]);
    return theirs.every(({ workspaceId, roles }) => {
      const mine = own.find((each) => each.workspaceId === workspaceId)?.roles ?? [];
      return permissionsOf(mine).has('MANAGE_MEMBERS') && (!roles.includes('OWNER') || mine.includes('OWNER'));
    });
  }

  private async require({ workspaceId }: Asker, id: number): Promise<MemberRow> {
    const row = await this.rows.byId(workspaceId, id);
    if (!row) throw notFound(`member: there is no member with the id ${id}. They may have been removed already.`);
    return row;
  }
}

/** Whether somebody can give a role: what they may not do themselves they cannot hand on, and owners are made by owners. */
export function mayGive({ by, roles, permissions }: Asker, role: Role): boolean {
  if (by.kind === 'SYSTEM') return true;
  return MAY[role].every((permission) => permissions.has(permission)) && (role !== 'OWNER' || roles.includes('OWNER'));
}

export function requireMayGive(asker: Asker, roles: readonly Role[]): void {
  const wrong = roles.find((role) => !mayGive(asker, role));
  if (wrong) throw new NamedError('FORBIDDEN', `roles: you cannot give the role ${wrong}. ${wrong === 'OWNER' ? 'Only an owner makes owners.' : 'It allows more than you may.'}`);
}

function requireMayTouch(asker: Asker, { name, roles }: MemberRow): void {
  if (roles.includes('OWNER') && asker.by.kind !== 'SYSTEM' && !asker.roles.includes('OWNER')) throw new NamedError('FORBIDDEN', `member: ${name} is an owner. Only an owner can change that.`);
}

function lastOwner({ name }: MemberRow): NamedError {
  return new NamedError('CONFLICT', `member: ${name} is the last owner, and a workspace without one could not be managed. Make somebody else an owner first.`);
}

function memberOf({ accountId, ...row }: MemberRow, places: Pick<Member, 'products' | 'teams'>, { by }: Asker): Member {
  return { ...row, ...places, isYou: by.kind === 'ACCOUNT' && by.accountId === accountId };
}
