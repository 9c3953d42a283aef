import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SurveyFormState } from '../graphql/enums.js';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { SurveyFormInput } from './survey-form.input.js';
import { SurveyForm, SurveyTemplate } from './survey-form.type.js';
import { SurveyFormsService } from './survey-forms.service.js';
import { surveyTemplates } from './survey-templates.js';

const productArgument = { name: 'product', type: () => String, description: 'The product, by its key.' } as const;
const keyArgument = { name: 'key', type: () => String, description: 'The form, by its key.' } as const;

/** The forms that a product shows: read, saved, shown and paused. */
@Resolver(() => Product)
export class SurveyFormsResolver {
  constructor(
    @Inject(SurveyFormsService) private readonly forms: SurveyFormsService,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

  @Needs('WORK_OUTCOMES')
  @Query(() => [SurveyTemplate], { name: 'surveyTemplates', description: 'What a new form may begin with: NPS, CSAT, CES and the feedback button.' })
  templates(): SurveyTemplate[] {
    return surveyTemplates;
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => [SurveyForm], { description: 'The forms that the tracker shows in it, by name.' })
  async surveyForms(@Parent() product: Product): Promise<SurveyForm[]> {
    return this.forms.ofProduct(product);
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => SurveyForm, { description: 'Saves a form. One with the same key is replaced; another content is another version.' })
  async saveSurveyForm(
    @Args(productArgument) product: string,
    @Args('input', { type: () => SurveyFormInput, description: 'The form.' }) input: SurveyFormInput,
    @Args('version', { type: () => Int, nullable: true, description: 'The version that was read: refused where another was saved since. Left out: whatever it is, it is replaced.' }) version?: number | null,
  ): Promise<SurveyForm> {
    return this.forms.save(await this.products.requireByKey(product), input, version ?? null);
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => SurveyForm, { description: 'Shows a form, or pauses it. Its version stays.' })
  async setSurveyFormState(@Args(productArgument) product: string, @Args(keyArgument) key: string, @Args('state', { type: () => SurveyFormState, description: 'Whether it is shown from now on.' }) state: SurveyFormState): Promise<SurveyForm> {
    return this.forms.setState(await this.products.requireByKey(product), key, state);
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => Boolean, { description: 'Removes a form. What people answered stays. False where there is none with this key.' })
  async deleteSurveyForm(@Args(productArgument) product: string, @Args(keyArgument) key: string): Promise<boolean> {
    return this.forms.remove(await this.products.requireByKey(product), key);
  }
}
