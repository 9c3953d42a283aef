import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a change of a team\'s settings would do. Nothing is kept.' })
export class TeamSettingsPreview {
  @Field(() => Int, { description: 'The version of the definition that would be in force.' }) version: number;
  @Field(() => Boolean, { description: 'Whether that is a further version; if not, the present one is amended, since no sprint is frozen by it yet.' }) isNewVersion: boolean;
  @Field(() => [String], { description: 'What would read otherwise, a line each; none where nothing would.' }) changes: string[];
  @Field(() => String, { description: 'What it would apply to, and what stays as it is, in words.' }) effect: string;
  @Field(() => [String], { description: 'The running sprints, which would be read by it at once.' }) runningSprints: string[];
  @Field(() => Int, { description: 'The closed sprints that stay as they are.' }) staying: number;
}
