import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';
import { AUDITED, type Audited } from './audited.js';

export const AuditedThing = Object.fromEntries(Object.keys(AUDITED).map((what) => [what, what])) as { readonly [What in Audited]: What };
registerEnumType(AuditedThing, {
  name: 'AuditedThing', description: 'What the audit log keeps.',
  valuesMap: Object.fromEntries(Object.entries(AUDITED).map(([what, description]) => [what, { description: `${description}.` }])),
});

export const AuditedBy = { ACCOUNT: 'ACCOUNT', KEY: 'KEY', SYSTEM: 'SYSTEM' } as const;
registerEnumType(AuditedBy, {
  name: 'AuditedBy', description: 'What sort of doer did something.',
  valuesMap: { ACCOUNT: { description: 'A person who was signed in.' }, KEY: { description: 'A program, by its key.' }, SYSTEM: { description: 'The server by itself, or a command on its machine.' } },
});

@ObjectType({ description: 'Something known of what was done.' })
export class AuditDetail {
  @Field(() => String, { description: 'What it is.' }) name: string;
  @Field(() => String, { description: 'Its value, as text.' }) value: string;
}

@ObjectType({ description: 'Something that was done. It is never changed and never removed.' })
export class AuditLogEntry {
  @Field(() => ID, { description: 'Its id here: later entries have higher ones.' }) id: number;
  @Field(() => DateTime, { description: 'When.' }) at: Date;
  @Field(() => AuditedBy, { description: 'What sort of doer did it.' }) byKind: keyof typeof AuditedBy;
  @Field(() => String, { description: 'Who, under the name they had then.' }) byName: string;
  @Field(() => AuditedThing, { description: 'What was done.' }) what: Audited;
  @Field(() => String, { description: 'To what.' }) about: string;
  @Field(() => [AuditDetail], { description: 'What else is known of it.' }) details: AuditDetail[];
}

@ObjectType({ description: 'A page of the audit log, the latest first.' })
export class AuditPage {
  @Field(() => [AuditLogEntry], { description: 'The entries.' }) entries: AuditLogEntry[];
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as after for the next page; null: this is the last one.' }) nextCursor: string | null;
}

@ArgsType()
export class AuditArgs {
  @Field(() => String, { nullable: true, description: 'Only entries with these letters in who, to what or the details, in any case.' })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Only what was done by somebody with these letters in their name.' })
  who?: string | null;

  @Field(() => [AuditedThing], { nullable: true, description: 'Only these things.' })
  what?: Audited[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Only from this instant on.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only before this instant.' })
  to?: Date | null;

  @Field(() => Int, { defaultValue: 50, description: 'Entries a page: 1 to 200.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The nextCursor of the page before.' })
  after?: string | null;
}
