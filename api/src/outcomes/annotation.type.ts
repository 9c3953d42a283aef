import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, LocalDate } from '../graphql/scalars.js';

export const AnnotationKind = { RELEASE: 'RELEASE', NOTE: 'NOTE', DEFINITION: 'DEFINITION' } as const;
export type AnnotationKind = keyof typeof AnnotationKind;
registerEnumType(AnnotationKind, {
  name: 'AnnotationKind', description: 'What a mark on a line over time stands for.',
  valuesMap: { RELEASE: { description: 'A release went out.' }, NOTE: { description: 'Somebody wrote down what happened.' }, DEFINITION: { description: 'What the numbers are read by was changed.' } },
});

@ObjectType({ description: 'What happened to a product on a day, drawn as a quiet mark on lines over time.' })
export class Annotation {
  @Field(() => ID, { nullable: true, description: 'The id of a note, by which it is removed; null: it is no note.' }) id: number | null;
  @Field(() => AnnotationKind, { description: 'What it is.' }) kind: AnnotationKind;
  @Field(() => LocalDate, { description: 'The local day.' }) day: string;
  @Field(() => DateTime, { nullable: true, description: 'The instant, where it is known.' }) at: Date | null;
  @Field(() => String, { description: 'What it says: the release\'s name, the note, or what changed.' }) text: string;
  @Field(() => String, { nullable: true, description: 'Who wrote it or decided it; null: nobody was named.' }) author: string | null;
}

@InputType({ description: 'A note beside the course of a product\'s numbers.' })
export class AnnotationInput {
  @Field(() => LocalDate, { description: 'The local day on which it happened.' }) day: string;
  @Field(() => String, { description: 'What happened: 1 to 200 characters.' }) text: string;
  @Field(() => String, { nullable: true, description: 'Who writes it.' }) author?: string | null;
}
