import { Inject } from '@nestjs/common';
import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Accounts } from './accounts.js';
import { AuditedBy } from './audit.type.js';
import { MemberPlaces } from './members/member-places.js';
import { KeptTo } from './members/member.type.js';
import { Needs } from './needs.js';
import type { Permission, Role } from './permissions.js';
import { PermissionWord, RoleWord } from './role.type.js';
import { WhoAsks } from './who-asks.js';

@ObjectType({ description: 'A workspace that you belong to.' })
export class MyWorkspace {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Boolean, { description: 'Whether it is the simulated organisation.' }) simulated: boolean;
  @Field(() => [RoleWord], { description: 'What you are there.' }) roles: Role[];
  @Field(() => Boolean, { description: 'Whether it is the one that you are in now.' }) isCurrent: boolean;
}

@ObjectType({ description: 'Whoever asks, and what they may: what they may not is refused, and a page need not show it.' })
export class Me {
  @Field(() => AuditedBy, { description: 'Whether it is a person, a key, or a command on the server\'s machine.' }) kind: keyof typeof AuditedBy;
  @Field(() => String, { description: 'The person\'s or the key\'s name.' }) name: string;
  @Field(() => [RoleWord], { description: 'What they are in this workspace; none for keys.' }) roles: Role[];
  @Field(() => [PermissionWord], { description: 'What they may do in it.' }) permissions: Permission[];
  @Field(() => [KeptTo], { nullable: true, description: 'The products they see; null: all.' }) products: KeptTo[] | null;
  @Field(() => [KeptTo], { nullable: true, description: 'The teams they see; null: all of their products.' }) teams: KeptTo[] | null;
  @Field(() => [MyWorkspace], { description: 'The workspaces they belong to, their own before the sample.' }) workspaces: MyWorkspace[];
}

/** Who asks. */
@Resolver()
export class MeResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(MemberPlaces) private readonly places: MemberPlaces,
  ) {}

  @Needs()
  @Query(() => Me, { description: 'You: what you are in this workspace, and what you may do.' })
  async me(): Promise<Me> {
    const { by, roles, permissions, products, teams, workspaceId } = this.whoAsks.asker();
    const memberships = by.kind === 'ACCOUNT' ? await this.accounts.memberships(by.accountId) : [];
    const named = products || teams ? await this.places.names(workspaceId) : () => ({ products: null, teams: null });
    return {
      kind: by.kind, name: by.kind === 'SYSTEM' ? 'the server' : by.name, roles: [...roles], permissions: [...permissions],
      ...named({ productIds: products && [...products], teamIds: teams && [...teams] }),
      workspaces: memberships.map(({ workspaceId: id, ...workspace }) => ({ id, ...workspace, isCurrent: id === workspaceId })),
    };
  }
}
