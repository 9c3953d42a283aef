import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { SurveyFormKind, SurveyFormState, SurveyPosition, SurveyTheme, SurveyTriggerKind } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';

const OWN = 'null: the template\'s.';

@ObjectType({ description: 'The words of a form in one language.' })
export class SurveyTexts {
  @Field(() => String, { description: 'The language, as BCP 47 names it: en, de, pt-BR.' }) language: string;
  @Field(() => String, { nullable: true, description: `What is asked; ${OWN}` }) question: string | null;
  @Field(() => String, { nullable: true, description: `What the lowest score means; ${OWN}` }) low: string | null;
  @Field(() => String, { nullable: true, description: `What the highest score means; ${OWN}` }) high: string | null;
  @Field(() => String, { nullable: true, description: `What is asked after a low score (NPS 0 to 6, CSAT 1 and 2, CES 1 to 3); empty: nothing. ${OWN}` }) followUpLow: string | null;
  @Field(() => String, { nullable: true, description: `What is asked after a middle score (NPS 7 and 8, CSAT 3, CES 4); empty: nothing. ${OWN}` }) followUpMiddle: string | null;
  @Field(() => String, { nullable: true, description: `What is asked after a high score (NPS 9 and 10, CSAT 4 and 5, CES 5 to 7); empty: nothing. ${OWN}` }) followUpHigh: string | null;
  @Field(() => String, { nullable: true, description: `In the empty field for words; ${OWN}` }) placeholder: string | null;
  @Field(() => String, { nullable: true, description: `What is said at the end; ${OWN}` }) thanks: string | null;
  @Field(() => String, { nullable: true, description: `On the button that confirms a score; ${OWN}` }) next: string | null;
  @Field(() => String, { nullable: true, description: `On the button that sends words; ${OWN}` }) send: string | null;
  @Field(() => String, { nullable: true, description: `On the button that leaves the words out; ${OWN}` }) skip: string | null;
  @Field(() => String, { nullable: true, description: `What the cross is called; ${OWN}` }) close: string | null;
  @Field(() => String, { nullable: true, description: `On the feedback button; ${OWN}` }) button: string | null;
  @Field(() => String, { nullable: true, description: `What feedback of the kind "idea" is called; ${OWN}` }) idea: string | null;
  @Field(() => String, { nullable: true, description: `What feedback of the kind "problem" is called; ${OWN}` }) problem: string | null;
  @Field(() => String, { nullable: true, description: `What feedback of the kind "praise" is called; ${OWN}` }) praise: string | null;
}

@ObjectType({ description: 'When a form is shown.' })
export class SurveyTrigger {
  @Field(() => SurveyTriggerKind, { description: 'What it waits for.' }) on: SurveyTriggerKind;
  @Field(() => String, { nullable: true, description: 'The event\'s name, where it waits for one.' }) event: string | null;
  @Field(() => [String], { description: 'Only on pages whose path fits one of these, * standing for anything; none: on every page.' }) pages: readonly string[];
  @Field(() => Int, { description: 'How many seconds it waits after that.' }) delaySeconds: number;
}

@ObjectType({ description: 'When a version of a form came into force.' })
export class SurveyFormVersion {
  @Field(() => Int, { description: 'Its number, from 1.' }) version: number;
  @Field(() => DateTime, { description: 'From when on people saw it.' }) changedAt: Date;
}

@ObjectType({ description: 'A form that the tracker shows to people in the product: a survey, or the feedback button.' })
export class SurveyForm {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'Its key: the survey that its answers belong to.' }) key: string;
  @Field(() => SurveyFormKind, { description: 'What it asks. It stays what it is.' }) kind: SurveyFormKind;
  @Field(() => String, { description: 'Its name, as the team reads it.' }) name: string;
  @Field(() => SurveyFormState, { description: 'Whether it is shown.' }) state: SurveyFormState;
  @Field(() => SurveyTrigger, { description: 'When it is shown.' }) trigger: SurveyTrigger;
  @Field(() => Float, { description: 'The share of people who are asked, 0 to 1; the same people always.' }) share: number;
  @Field(() => Int, { description: 'A person who was asked anything is not asked by this form within so many days. 0: they are.' }) quietDays: number;
  @Field(() => SurveyPosition, { description: 'Where on the page.' }) position: SurveyPosition;
  @Field(() => String, { description: 'The colour of what is chosen and pressed, as #rrggbb.' }) accent: string;
  @Field(() => SurveyTheme, { description: 'Light, dark, or as the person\'s system is.' }) theme: SurveyTheme;
  @Field(() => String, { description: 'The language for people of whose languages it has none.' }) fallbackLanguage: string;
  @Field(() => [SurveyTexts], { description: 'Its words, by language.' }) texts: SurveyTexts[];
  @Field(() => Int, { description: 'Grows with every change of what people see or when; a pause is none.' }) version: number;
  @Field(() => DateTime, { description: 'When this version came into force.' }) changedAt: Date;
  @Field(() => [SurveyFormVersion], { description: 'Every version, latest first.' }) versions: SurveyFormVersion[];
}

@ObjectType({ description: 'What a new form of one kind begins with.' })
export class SurveyTemplate {
  @Field(() => SurveyFormKind, { description: 'Of which kind.' }) kind: SurveyFormKind;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'When it is the right one.' }) says: string;
  @Field(() => SurveyTrigger, { description: 'When it is shown.' }) trigger: SurveyTrigger;
  @Field(() => Float, { description: 'The share of people who are asked, 0 to 1.' }) share: number;
  @Field(() => Int, { description: 'Days without another question.' }) quietDays: number;
  @Field(() => [SurveyTexts], { description: 'All its words, in every language it comes in.' }) texts: SurveyTexts[];
}
