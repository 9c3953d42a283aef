import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../graphql/scalars.js';
import { PermissionWord, RoleWord } from '../role.type.js';
import type { Permission, Role } from '../permissions.js';

export const InvitationState = { OPEN: 'OPEN', USED: 'USED', EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' } as const;
registerEnumType(InvitationState, {
  name: 'InvitationState', description: 'What became of an invitation.',
  valuesMap: { OPEN: { description: 'Its link works.' }, USED: { description: 'Somebody has joined by it.' }, EXPIRED: { description: 'Its time is over.' }, REVOKED: { description: 'It was taken back.' } },
});

@ObjectType({ description: 'A product or team that somebody is kept to.' })
export class KeptTo {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
}

@ObjectType({ description: 'Somebody who belongs to the workspace.' })
export class Member {
  @Field(() => ID, { description: 'The membership\'s id here.' }) id: number;
  @Field(() => String, { description: 'Their name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The e-mail address they sign in with; null: an account of the sample organisation.' }) email: string | null;
  @Field(() => [RoleWord], { description: 'What they are here.' }) roles: Role[];
  @Field(() => [KeptTo], { nullable: true, description: 'The products they see; null: all.' }) products: KeptTo[] | null;
  @Field(() => [KeptTo], { nullable: true, description: 'The teams they see; null: all of their products.' }) teams: KeptTo[] | null;
  @Field(() => DateTime, { description: 'Since when.' }) joinedAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'When they were last here, to a minute; null: not signed in now.' }) seenAt: Date | null;
  @Field(() => Boolean, { description: 'Whether it is you.' }) isYou: boolean;
}

@ObjectType({ description: 'An invitation: a link by which one person joins.' })
export class Invitation {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => InvitationState, { description: 'What became of it.' }) state: keyof typeof InvitationState;
  @Field(() => String, { nullable: true, description: 'Whom it is for, where that was said: nobody else can take it.' }) email: string | null;
  @Field(() => String, { nullable: true, description: 'What was noted of it.' }) note: string | null;
  @Field(() => [RoleWord], { description: 'What whoever takes it becomes.' }) roles: Role[];
  @Field(() => [KeptTo], { nullable: true, description: 'The products they will see; null: all.' }) products: KeptTo[] | null;
  @Field(() => [KeptTo], { nullable: true, description: 'The teams they will see; null: all of these products.' }) teams: KeptTo[] | null;
  @Field(() => String, { nullable: true, description: 'Who made it; null: they have left.' }) madeBy: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) madeAt: Date;
  @Field(() => DateTime, { description: 'Until when its link works.' }) expiresAt: Date;
}

@ObjectType({ description: 'An invitation that was just made. Its link is shown this once.' })
export class CreatedInvitation {
  @Field(() => Invitation, { description: 'The invitation.' }) invitation: Invitation;
  @Field(() => String, { description: 'The path of its link on this server. It is kept nowhere: give it on now.' }) path: string;
}

@ObjectType({ description: 'A link by which somebody chooses another password. It is shown this once.' })
export class CreatedResetLink {
  @Field(() => String, { description: 'The path of the link on this server. It is kept nowhere: give it on now.' }) path: string;
  @Field(() => DateTime, { description: 'Until when it works.' }) expiresAt: Date;
}

@ObjectType({ description: 'A role, what it is for and what it allows in this workspace.' })
export class RoleInfo {
  @Field(() => RoleWord, { description: 'The role.' }) role: Role;
  @Field(() => String, { description: 'What it is called.' }) name: string;
  @Field(() => String, { description: 'What it is for.' }) says: string;
  @Field(() => [PermissionWord], { description: 'What it allows, as halves are closed now.' }) permissions: Permission[];
  @Field(() => Boolean, { description: 'Whether you can give it: only owners make owners.' }) canGive: boolean;
  @Field(() => Boolean, { description: 'Whether who has it can be kept to products and teams.' }) canBeKept: boolean;
}

@ObjectType({ description: 'The halves that the workspace keeps from the role of the other one. Leaders, analysts, viewers, admins and owners read both in any case.' })
export class ClosedHalvesAnswer {
  @Field(() => Boolean, { description: 'Product managers do not read delivery.' }) delivery: boolean;
  @Field(() => Boolean, { description: 'Product owners do not read outcomes.' }) outcomes: boolean;
}

@InputType({ description: 'What somebody is in the workspace, and what they see of it.' })
export class MemberInput {
  @Field(() => [RoleWord], { description: 'One role or several. Owners and admins are of the whole workspace, and cannot be kept to a part.' })
  roles: Role[];

  @Field(() => [String], { nullable: true, description: 'Keys of the products they see; null: all, or where teams are given, those of the teams.' })
  products?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of the teams they see; null: all of their products.' })
  teams?: string[] | null;
}

@InputType({ description: 'Whom to invite, and as what.' })
export class InviteInput extends MemberInput {
  @Field(() => String, { nullable: true, description: 'Only who has this e-mail address can take it; null: whoever holds the link.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'A note for the list of invitations: at most 200 characters.' })
  note?: string | null;

  @Field(() => Int, { defaultValue: 7, description: 'How many days its link works: 1 to 30.' })
  expiresInDays: number;
}
