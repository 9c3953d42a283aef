import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ImportState } from '../../graphql/enums.js';
import { Rejection } from '../../graphql/receipt.js';
import { DateTime, Json } from '../../graphql/scalars.js';

@ObjectType({ description: 'One thing that a row can say about a fact.' })
export class ImportField {
  @Field(() => String, { description: 'Its name. One that ends in NAME is a family: put a name of your own there.' }) field: string;
  @Field(() => Boolean, { description: 'Whether every row needs it.' }) required: boolean;
  @Field(() => String, { description: 'What it means.' }) description: string;
}

@ObjectType({ description: 'Something that a file can hold.' })
export class ImportTarget {
  @Field(() => String, { description: 'Its word, for the option as.' }) as: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => [ImportField], { description: 'What its rows can say.' }) fields: ImportField[];
}

@ObjectType({ description: 'Where the value of a field comes from.' })
export class ColumnMapping {
  @Field(() => String, { description: 'The field.' }) field: string;
  @Field(() => String, { nullable: true, description: 'The column it is read from.' }) column: string | null;
  @Field(() => String, { nullable: true, description: 'The value of every row, or of those whose cell is empty.' }) constant: string | null;
  @Field(() => Boolean, { description: 'Whether it was told from the header, or said by you.' }) guessed: boolean;
}

@ObjectType({ description: 'How a file would be read. Nothing has been written.' })
export class ImportPreview {
  @Field(() => String, { description: 'The file\'s name.' }) fileName: string;
  @Field(() => Float, { description: 'Its size.' }) bytes: number;
  @Field(() => String, { description: 'csv-comma, csv-semicolon, csv-tab, csv-pipe, ndjson or json.' }) format: string;
  @Field(() => String, { description: 'utf-8, utf-16le, utf-16be or windows-1252 (Latin-1).' }) encoding: string;
  @Field(() => String, { description: 'What its rows are taken for.' }) as: string;
  @Field(() => String, { description: 'The source its facts will have.' }) source: string;
  @Field(() => String, { nullable: true, description: 'The product they belong to.' }) product: string | null;
  @Field(() => String, { nullable: true, description: 'The team they belong to.' }) team: string | null;
  @Field(() => String, { description: 'The zone of dates that name none.' }) timeZone: string;
  @Field(() => [ImportTarget], { description: 'Everything it could hold, the likeliest first.' }) candidates: ImportTarget[];
  @Field(() => [String], { description: 'Its columns.' }) columns: string[];
  @Field(() => [ColumnMapping], { description: 'What its columns are taken to mean.' }) mapping: ColumnMapping[];
  @Field(() => Json, { description: 'The first 10 rows as they stand in the file: a list of objects by column.' }) rows: unknown;
  @Field(() => Json, { description: 'The same rows as understood: a list of objects by field.' }) understood: unknown;
  @Field(() => [Rejection], { description: 'What keeps the import from starting, and what would be refused among the first 1,000 rows (50 at most).' }) problems: Rejection[];
  @Field(() => [String], { description: 'What was assumed, in words.' }) notes: string[];
  @Field(() => Boolean, { description: 'Whether the import can start. Rows that would be refused do not keep it from starting.' }) ready: boolean;
}

@ObjectType({ description: 'A row that was not kept, and why.' })
export class ImportRejection {
  @Field(() => Int, { description: 'The line of the file on which the row begins; 1 is the first.' }) line: number;
  @Field(() => String, { description: 'The column, or the place in the item.' }) path: string;
  @Field(() => String, { nullable: true, description: 'What stands there, shortened.' }) value: string | null;
  @Field(() => String, { description: 'What was expected.' }) reason: string;
}

@ObjectType({ description: 'A file on its way in. Progress is bytesRead / bytes.' })
export class ImportJob {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => String, { description: 'The file\'s name.' }) fileName: string;
  @Field(() => String, { description: 'What its rows are.' }) as: string;
  @Field(() => ImportState, { description: 'How far it is.' }) state: ImportState;
  @Field(() => Float, { description: 'The file\'s size.' }) bytes: number;
  @Field(() => Float, { description: 'How much of it has been dealt with.' }) bytesRead: number;
  @Field(() => Float, { description: 'Rows, lines or items dealt with.' }) rowsRead: number;
  @Field(() => Float, { description: 'Facts that brought something new. A row may hold several: a work item and each of its dates.' }) accepted: number;
  @Field(() => Float, { description: 'Facts that were known already, word for word.' }) duplicates: number;
  @Field(() => Float, { description: 'Rows and facts that were not kept; each has its reason.' }) rejectedCount: number;
  @Field(() => Float, { description: 'Rows left out on purpose: a survey without an answer, an amount that means "none".' }) leftOut: number;
  @Field(() => String, { nullable: true, description: 'Why it failed. What was kept before stays.' }) error: string | null;
  @Field(() => DateTime, { description: 'When it was asked for.' }) startedAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ended.' }) finishedAt: Date | null;
}
