import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { readId } from '../../graphql/read-id.js';
import { Needs } from '../needs.js';
import { ROLE_NAMES, ROLE_WORDS } from '../permission-words.js';
import { permissionsOf, ROLES, WHOLE_WORKSPACE } from '../permissions.js';
import { WhoAsks } from '../who-asks.js';
import { ClosedHalvesOfWorkspace } from './closed-halves.js';
import { InvitationsService } from './invitations.service.js';
import { ClosedHalvesAnswer, CreatedInvitation, CreatedResetLink, Invitation, InviteInput, Member, MemberInput, RoleInfo } from './member.type.js';
import { mayGive, MembersService } from './members.service.js';

const MEMBER = { type: () => ID, description: 'The member, by the id of the membership.' } as const;

/** Who belongs to the workspace: listed, invited, changed, removed. */
@Resolver()
export class MembersResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(MembersService) private readonly service: MembersService,
    @Inject(InvitationsService) private readonly invitationsService: InvitationsService,
    @Inject(ClosedHalvesOfWorkspace) private readonly halves: ClosedHalvesOfWorkspace,
  ) {}

  @Needs('MANAGE_MEMBERS')
  @Query(() => [Member], { description: 'Everybody who belongs to the workspace, by name.' })
  async members(): Promise<Member[]> {
    return this.service.all();
  }

  @Needs('MANAGE_MEMBERS')
  @Query(() => [Invitation], { description: 'The last 200 invitations, the latest first.' })
  async invitations(): Promise<Invitation[]> {
    return this.invitationsService.all();
  }

  @Needs('MANAGE_MEMBERS')
  @Query(() => [RoleInfo], { description: 'The roles that there are, and what each allows in this workspace.' })
  async roles(): Promise<RoleInfo[]> {
    const asker = this.whoAsks.asker();
    const closed = await this.halves.of(asker.workspaceId);
    return ROLES.map((role) => ({
      role, name: ROLE_NAMES[role], says: ROLE_WORDS[role], permissions: [...permissionsOf([role], closed)], canGive: mayGive(asker, role), canBeKept: !WHOLE_WORKSPACE.has(role),
    }));
  }

  @Needs('MANAGE_MEMBERS')
  @Query(() => ClosedHalvesAnswer, { description: 'Which half is closed to the role of the other one.' })
  async closedHalves(): Promise<ClosedHalvesAnswer> {
    return this.halves.of((await this.whoAsks.workspace()).workspaceId);
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => Invitation, { description: 'Takes an invitation back: its link ends at once. One that is over stays as it is.' })
  async revokeInvitation(@Args('id', { type: () => ID, description: 'The invitation, by its id.' }) id: string): Promise<Invitation> {
    return this.invitationsService.revoke(readId('id', id));
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => CreatedInvitation, { description: 'Makes a link by which one person joins the workspace. The link is shown once.' })
  async invite(@Args('input', { type: () => InviteInput, description: 'Whom, and as what.' }) input: InviteInput): Promise<CreatedInvitation> {
    return this.invitationsService.make(input);
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => Member, { description: 'Gives a member other roles, or another sight. It holds from their next question on. The last owner stays one.' })
  async changeMember(
    @Args('member', MEMBER) member: string,
    @Args('input', { type: () => MemberInput, description: 'What they are from now on.' }) input: MemberInput,
    @Args('read', { type: () => MemberInput, nullable: true, description: 'What they were when it was read: refused where they are something else since. Left out: whatever they are, it is replaced.' }) read: MemberInput | null,
  ): Promise<Member> {
    return this.service.change(readId('member', member), input, read ?? null);
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => Boolean, { description: 'Takes somebody out of the workspace. What they did stays, and so does their account. The last owner cannot be removed.' })
  async removeMember(@Args('member', MEMBER) member: string): Promise<boolean> {
    return this.service.remove(readId('member', member));
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => CreatedResetLink, { description: 'Makes a link by which a member chooses another password. It is shown once, works once, and ends links made before.' })
  async createResetLink(@Args('member', MEMBER) member: string): Promise<CreatedResetLink> {
    return this.service.resetLink(readId('member', member));
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => ClosedHalvesAnswer, { description: 'Closes a half to the role of the other one, or opens it again; what is left out stays as it is.' })
  async closeHalves(
    @Args('delivery', { type: () => Boolean, nullable: true, description: 'Whether product managers are kept from delivery.' }) delivery: boolean | null,
    @Args('outcomes', { type: () => Boolean, nullable: true, description: 'Whether product owners are kept from outcomes.' }) outcomes: boolean | null,
  ): Promise<ClosedHalvesAnswer> {
    return this.halves.set((await this.whoAsks.workspace()).workspaceId, { delivery: delivery ?? null, outcomes: outcomes ?? null });
  }
}
