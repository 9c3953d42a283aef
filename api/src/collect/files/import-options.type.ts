import { Field, InputType } from '@nestjs/graphql';

@InputType({ description: 'Where the value of a field comes from.' })
export class ColumnMappingInput {
  @Field(() => String, { description: 'The field, as listed under candidates; also properties.plan, traits.country, score:food, entered:Build. The same field twice: both columns together are its value, as a key of two parts.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'The column. Neither column nor constant: the field stays empty, whatever would have been guessed.' })
  column?: string | null;

  @Field(() => String, { nullable: true, description: 'A value for every row; beside a column, the value where its cell is empty.' })
  constant?: string | null;
}

@InputType({ description: 'How to read a file. Whatever is left out is told from the file, and shown by the preview.' })
export class ImportOptions {
  @Field(() => String, { nullable: true, description: 'What the rows are: events, work-items, payments, ... or jira, stripe, facts.' })
  as?: string | null;

  @Field(() => String, { nullable: true, description: 'csv-comma, csv-semicolon, csv-tab, csv-pipe, ndjson or json.' })
  format?: string | null;

  @Field(() => String, { nullable: true, description: 'utf-8, utf-16le, utf-16be or windows-1252.' })
  encoding?: string | null;

  @Field(() => String, { nullable: true, description: 'Who vouches for the facts; keys are unique within a source. "files" where none is named.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'The product\'s key. One that is not known yet is made.' })
  product?: string | null;

  @Field(() => String, { nullable: true, description: 'The team\'s key, for sprints, work items and Jira. One that is not known yet is made.' })
  team?: string | null;

  @Field(() => [ColumnMappingInput], { nullable: true, description: 'What your columns mean, where the guess is wrong.' })
  mapping?: ColumnMappingInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Values that mean "no answer", as "0" and "6" in a survey.' })
  missing?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The IANA zone of dates that name none; the team\'s or the product\'s where it is left out.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'DMY or MDY: what 3/4/2026 means, where the column itself does not tell.' })
  dateOrder?: string | null;
}
