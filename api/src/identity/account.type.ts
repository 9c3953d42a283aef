import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';
import type { Role } from './permissions.js';
import { RoleWord } from './role.type.js';
import { LINK_KINDS, type LinkKind as LinkKindName } from './one-time-links.js';
import type { SignedInBy as SignedInByName } from './session-rows.js';

const asEnum = <Name extends string>(names: readonly Name[]) => Object.fromEntries(names.map((name) => [name, name])) as { readonly [One in Name]: One };

export type SignedInBy = SignedInByName;
export const SignedInBy = asEnum<SignedInByName>(['PASSWORD', 'OIDC', 'SAMPLE', 'LINK']);
registerEnumType(SignedInBy, {
  name: 'SignedInBy', description: 'How somebody signed in.',
  valuesMap: {
    PASSWORD: { description: 'By e-mail and password.' }, OIDC: { description: 'By the organisation\'s own sign-in (OpenID Connect).' },
    SAMPLE: { description: 'With one click, into the sample.' }, LINK: { description: 'By a link that works once.' },
  },
});

export type LinkKind = LinkKindName;
export const LinkKind = asEnum(LINK_KINDS);
registerEnumType(LinkKind, {
  name: 'LinkKind', description: 'What a link that works once is for.',
  valuesMap: {
    OWNER: { description: 'It makes the first owner.' }, INVITATION: { description: 'It asks somebody into a workspace.' }, RESET: { description: 'It lets somebody choose another password.' },
  },
});

export type LinkState = 'OPEN' | 'USED' | 'EXPIRED';
export const LinkState = asEnum<LinkState>(['OPEN', 'USED', 'EXPIRED']);
registerEnumType(LinkState, {
  name: 'LinkState', description: 'Whether a link that works once still works.',
  valuesMap: { OPEN: { description: 'It works.' }, USED: { description: 'It was used.' }, EXPIRED: { description: 'It is too old.' } },
});

@ObjectType({ description: 'A device that is signed in.' })
export class MySession {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => String, { description: 'What the browser says it is.' }) device: string;
  @Field(() => String, { description: 'The address from which it signed in.' }) address: string;
  @Field(() => SignedInBy, { description: 'How it signed in.' }) how: SignedInBy;
  @Field(() => DateTime, { description: 'When it signed in.' }) createdAt: Date;
  @Field(() => DateTime, { description: 'When it was last used, to the minute.' }) seenAt: Date;
  @Field(() => Boolean, { description: 'Whether it is the one that asks.' }) current: boolean;
}

@ObjectType({ description: 'One\'s own account.' })
export class MyAccount {
  @Field(() => String, { description: 'The name that others see.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The e-mail address; null for the accounts that look around in the sample.' }) email: string | null;
  @Field(() => Boolean, { description: 'Whether it looks around in the sample: everybody who sits at this machine is this account.' }) ofSample: boolean;
  @Field(() => Boolean, { description: 'Whether it has a password, or signs in by the organisation\'s own sign-in alone.' }) hasPassword: boolean;
  @Field(() => Boolean, { description: 'Whether it is connected with the organisation\'s own sign-in, so that either lets in.' }) connected: boolean;
  @Field(() => [MySession], { description: 'Where it is signed in, last used first. In the sample: this device alone.' }) sessions: MySession[];
}

@ObjectType({ description: 'How one can sign in here.' })
export class SignInOptions {
  @Field(() => String, { nullable: true, description: 'The name of the organisation\'s own sign-in; null: there is none.' }) oidcName: string | null;
  @Field(() => [RoleWord], { description: 'The roles in which one may look around in the sample with one click; none where the server can be reached from elsewhere.' }) sampleRoles: Role[];
  @Field(() => Boolean, { description: 'Whether nobody has taken the owner\'s link yet.' }) withoutOwner: boolean;
}

@ObjectType({ description: 'A link that works once.' })
export class OneTimeLink {
  @Field(() => LinkKind, { description: 'What it is for.' }) kind: LinkKind;
  @Field(() => LinkState, { description: 'Whether it still works.' }) state: LinkState;
  @Field(() => String, { nullable: true, description: 'Whose it is, where that is settled.' }) email: string | null;
  @Field(() => String, { nullable: true, description: 'Their name, where there is an account already.' }) name: string | null;
  @Field(() => String, { nullable: true, description: 'The workspace that it asks into.' }) workspace: string | null;
  @Field(() => DateTime, { description: 'Until when it works.' }) expiresAt: Date;
}

@ObjectType({ description: 'How good a password is.' })
export class PasswordStrength {
  @Field(() => Int, { description: '0 (guessed at once) to 4.' }) score: number;
  @Field(() => Boolean, { description: 'Whether it is taken.' }) goodEnough: boolean;
  @Field(() => String, { nullable: true, description: 'What is wrong with it; null: nothing.' }) reason: string | null;
  @Field(() => [String], { description: 'What to do about it.' }) advice: string[];
}
