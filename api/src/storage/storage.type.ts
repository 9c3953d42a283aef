import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'An index of a table.' })
export class StorageIndex {
  @Field(() => String, { description: 'Its name in the database.' }) name: string;
  @Field(() => Float, { description: 'Bytes it takes.' }) bytes: number;
  @Field(() => Float, { nullable: true, description: 'Bytes it grew by in the last days (Storage.growthDays); null: not known yet.' }) growthBytes: number | null;
}

@ObjectType({ description: 'A table of the database.' })
export class StorageTable {
  @Field(() => String, { description: 'Its name in the database.' }) name: string;
  @Field(() => Float, { description: 'Its rows, as the database estimates them.' }) rows: number;
  @Field(() => Float, { description: 'Bytes of its rows.' }) tableBytes: number;
  @Field(() => Float, { description: 'Bytes of its indexes together.' }) indexBytes: number;
  @Field(() => Float, { nullable: true, description: 'Bytes it grew by with its indexes in the last days (Storage.growthDays); null: not known yet.' }) growthBytes: number | null;
  @Field(() => Float, { nullable: true, description: 'The share of its rows that are dead: changed or removed, and not cleared away yet. Null: it is empty.' }) deadShare: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When dead rows were last cleared away; null: not yet, or not since the database\'s statistics were last reset.' }) vacuumedAt: Date | null;
  @Field(() => [StorageIndex], { description: 'Its indexes, by name.' }) indexes: StorageIndex[];
}

@ObjectType({ description: 'Tables that grow together.' })
export class StorageGroup {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'What it is called.' }) name: string;
  @Field(() => String, { description: 'What it holds.' }) about: string;
  @Field(() => Float, { description: 'Its rows, as the database estimates them.' }) rows: number;
  @Field(() => Float, { description: 'Bytes of its rows.' }) tableBytes: number;
  @Field(() => Float, { description: 'Bytes of its indexes.' }) indexBytes: number;
  @Field(() => Float, { nullable: true, description: 'Bytes it grew by in the last days (Storage.growthDays); null: not known yet.' }) growthBytes: number | null;
  @Field(() => [StorageTable], { description: 'Its tables, the largest first.' }) tables: StorageTable[];
}

@ObjectType({ description: 'What the database takes on disk, of the whole installation: tables are shared by workspaces.' })
export class Storage {
  @Field(() => String, { nullable: true, description: 'Why nothing is told: another workspace shares the tables, and their size would tell about it. Null: it is told.' }) hiddenBecause: string | null;
  @Field(() => [StorageGroup], { description: 'Tables that grow together; none where nothing is told.' }) groups: StorageGroup[];
  @Field(() => Float, { nullable: true, description: 'Bytes of all of them.' }) bytes: number | null;
  @Field(() => Float, { nullable: true, description: 'Bytes by which all of them grew in the last days; null: not known yet.' }) growthBytes: number | null;
  @Field(() => Int, { nullable: true, description: 'The days over which growth is told: up to 7, as many as have been watched. Null: the first is not over.' }) growthDays: number | null;
  @Field(() => Float, { nullable: true, description: 'Events, as the database estimates them.' }) events: number | null;
  @Field(() => Float, { nullable: true, description: 'Bytes an event takes with its indexes and with what is counted ahead a person and day. Null under 10,000 events, where it says nothing.' }) bytesPerEvent: number | null;
}
