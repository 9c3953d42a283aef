import { Inject, Injectable } from '@nestjs/common';
import { badInput, notFound } from '../../graphql/named-error.js';
import { maybeWordsOf } from '../../graphql/words.js';
import { Audit } from '../audit.js';
import { WhoAsks } from '../who-asks.js';
import { InvitationRows } from './invitation-rows.js';
import { MemberPlaces, placeWords } from './member-places.js';
import type { CreatedInvitation, Invitation, InviteInput } from './member.type.js';
import { requireMayGive } from './members.service.js';

const MOST = { days: 30, note: 200, email: 254 } as const;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Links by which people join. */
@Injectable()
export class InvitationsService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(InvitationRows) private readonly rows: InvitationRows,
    @Inject(MemberPlaces) private readonly places: MemberPlaces,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async all(): Promise<Invitation[]> {
    const { workspaceId } = this.whoAsks.asker();
    const [rows, named] = await Promise.all([this.rows.all(workspaceId), this.places.names(workspaceId)]);
    return rows.map((row) => ({ ...row, ...named(row) }));
  }

  async make(input: InviteInput): Promise<CreatedInvitation> {
    const asker = this.whoAsks.asker();
    const { workspaceId, by } = asker;
    const { expiresInDays: days } = input;
    if (days < 1 || days > MOST.days) throw badInput(`expiresInDays: expected 1 to ${MOST.days}, got ${days}.`);
    const [email, note] = [readEmail(input.email), maybeWordsOf('note', input.note, MOST.note)];
    const place = await this.places.read(workspaceId, input);
    requireMayGive(asker, place.roles);
    const named = await this.places.names(workspaceId);
    const details = { ...placeWords({ roles: place.roles, ...named(place) }), days, note };
    const made = await this.rows.make(workspaceId, { ...place, email, note, days, madeBy: by.kind === 'ACCOUNT' ? by.accountId : null },
      (transaction) => this.audit.write({ what: 'INVITED', about: email ?? 'Whoever holds the link', details }, transaction));
    return { invitation: await this.require(workspaceId, made.id), path: `/invite/${made.secret}` };
  }

  async revoke(id: number): Promise<Invitation> {
    const { workspaceId } = this.whoAsks.asker();
    const before = await this.require(workspaceId, id);
    const about = before.email ?? before.note ?? `Invitation ${id}`;
    // One that is over stays as it is.
    await this.rows.revoke(workspaceId, id, (transaction) => this.audit.write({ what: 'INVITATION_REVOKED', about, details: { roles: before.roles } }, transaction));
    return this.require(workspaceId, id);
  }

  private async require(workspaceId: number, id: number): Promise<Invitation> {
    const [row, named] = await Promise.all([this.rows.byId(workspaceId, id), this.places.names(workspaceId)]);
    if (!row) throw notFound(`id: there is no invitation with the id ${id}.`);
    return { ...row, ...named(row) };
  }
}

function readEmail(given: string | null | undefined): string | null {
  const email = maybeWordsOf('email', given, MOST.email)?.toLowerCase() ?? null;
  if (email !== null && !EMAIL.test(email)) throw badInput('email: expected an address such as ann@example.com, or nothing.');
  return email;
}
