import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { SurveyFormKind, SurveyFormState, SurveyPosition, SurveyTheme, SurveyTriggerKind } from '../graphql/enums.js';

const OWN = 'The template\'s where it is left out.';

@InputType({ description: 'The words of a form in one language. What is left out is the template\'s (English, where it has none in this language).' })
export class SurveyTextsInput {
  @Field(() => String, { description: 'The language, as BCP 47 names it: en, de, pt-BR.' }) language: string;
  @Field(() => String, { nullable: true, description: `What is asked. ${OWN}` }) question?: string | null;
  @Field(() => String, { nullable: true, description: `What the lowest score means. ${OWN}` }) low?: string | null;
  @Field(() => String, { nullable: true, description: `What the highest score means. ${OWN}` }) high?: string | null;
  @Field(() => String, { nullable: true, description: `What is asked after a low score; empty: nothing. ${OWN}` }) followUpLow?: string | null;
  @Field(() => String, { nullable: true, description: `What is asked after a middle score; empty: nothing. ${OWN}` }) followUpMiddle?: string | null;
  @Field(() => String, { nullable: true, description: `What is asked after a high score; empty: nothing. ${OWN}` }) followUpHigh?: string | null;
  @Field(() => String, { nullable: true, description: `In the empty field for words. ${OWN}` }) placeholder?: string | null;
  @Field(() => String, { nullable: true, description: `What is said at the end. ${OWN}` }) thanks?: string | null;
  @Field(() => String, { nullable: true, description: `On the button that confirms a score. ${OWN}` }) next?: string | null;
  @Field(() => String, { nullable: true, description: `On the button that sends words. ${OWN}` }) send?: string | null;
  @Field(() => String, { nullable: true, description: `On the button that leaves the words out. ${OWN}` }) skip?: string | null;
  @Field(() => String, { nullable: true, description: `What the cross is called. ${OWN}` }) close?: string | null;
  @Field(() => String, { nullable: true, description: `On the feedback button. ${OWN}` }) button?: string | null;
  @Field(() => String, { nullable: true, description: `What feedback of the kind "idea" is called. ${OWN}` }) idea?: string | null;
  @Field(() => String, { nullable: true, description: `What feedback of the kind "problem" is called. ${OWN}` }) problem?: string | null;
  @Field(() => String, { nullable: true, description: `What feedback of the kind "praise" is called. ${OWN}` }) praise?: string | null;
}

@InputType({ description: 'When a form is shown.' })
export class SurveyTriggerInput {
  @Field(() => SurveyTriggerKind, { description: 'What it waits for.' }) on: SurveyTriggerKind;
  @Field(() => String, { nullable: true, description: 'The event\'s name; required for EVENT.' }) event?: string | null;
  @Field(() => [String], { nullable: true, description: 'Only on pages whose path fits one of these, * standing for anything, as /settings/*; required for PAGE. Every page where it is left out.' }) pages?: string[] | null;
  @Field(() => Int, { defaultValue: 0, description: 'How many seconds it waits after that: 0 to 3,600.' }) delaySeconds: number;
}

@InputType({ description: 'A form that the tracker shows. Saving one with the same key again replaces it; another content is another version.' })
export class SurveyFormInput {
  @Field(() => String, { description: 'Its key: the survey that its answers belong to.' }) key: string;
  @Field(() => SurveyFormKind, { description: 'What it asks; never another under the same key.' }) kind: SurveyFormKind;
  @Field(() => String, { description: 'Its name, as the team reads it.' }) name: string;
  @Field(() => SurveyFormState, { defaultValue: 'PAUSED', description: 'Whether it is shown.' }) state: SurveyFormState;
  @Field(() => SurveyTriggerInput, { description: 'When it is shown.' }) trigger: SurveyTriggerInput;
  @Field(() => Float, { defaultValue: 1, description: 'The share of people who are asked, 0 to 1.' }) share: number;
  @Field(() => Int, { defaultValue: 90, description: 'A person who was asked anything is not asked by this form within so many days: 0 to 3,650.' }) quietDays: number;
  @Field(() => SurveyPosition, { defaultValue: 'BOTTOM_RIGHT', description: 'Where on the page.' }) position: SurveyPosition;
  @Field(() => String, { defaultValue: '#5b4cc4', description: 'The colour of what is chosen and pressed, as #rrggbb.' }) accent: string;
  @Field(() => SurveyTheme, { defaultValue: 'AUTO', description: 'Light, dark, or as the person\'s system is.' }) theme: SurveyTheme;
  @Field(() => String, { description: 'The language, among those of the texts, for people of whose languages there is none.' }) fallbackLanguage: string;
  @Field(() => [SurveyTextsInput], { description: 'Its words, by language: 1 to 20.' }) texts: SurveyTextsInput[];
}
