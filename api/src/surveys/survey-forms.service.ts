import { Inject, Injectable } from '@nestjs/common';
import { SurveyForms, type FormRow, type FormState } from '../facts/survey-forms.js';
import { changedMeanwhile, isVersion } from '../graphql/changed-meanwhile.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { Product } from '../products/product.type.js';
import { readSurveyForm } from './read-survey-form.js';
import type { SurveyFormInput } from './survey-form.input.js';
import type { SurveyForm, SurveyTexts } from './survey-form.type.js';
import { PLACES } from './templates/words.js';

/** The forms of a product, as they are asked for and changed. */
@Injectable()
export class SurveyFormsService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(SurveyForms) private readonly forms: SurveyForms,
  ) {}

  async ofProduct(product: Product): Promise<SurveyForm[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [rows, versions] = await Promise.all([this.forms.ofProduct(workspaceId, product.id), this.forms.versions(workspaceId, product.id)]);
    return rows.map((row) => formOf(row, versions.filter(({ formId }) => formId === row.id).map(({ version, madeAt }) => ({ version, changedAt: madeAt }))));
  }

  async save(product: Product, input: SurveyFormInput, version: number | null): Promise<SurveyForm> {
    const form = readSurveyForm(input);
    const { workspaceId } = await this.whoAsks.workspace();
    const { saved, row } = await this.forms.save(workspaceId, product.id, form, version);
    if (saved) return this.known(product, row);
    if (row.kind !== form.kind) throw badInput(`kind: "${form.key}" asks ${row.kind}, and stays what it is, or its answers would be of two scales. Save this one under another key.`);
    throw changedMeanwhile('version', `"${form.key}"`, isVersion(row.version, version!));
  }

  async setState(product: Product, key: string, state: FormState): Promise<SurveyForm> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.forms.setState(workspaceId, product.id, key, state);
    if (row) return this.known(product, row);
    throw notFound(`key: ${product.name} has no form "${key.slice(0, 80)}".`);
  }

  async remove(product: Product, key: string): Promise<boolean> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.forms.remove(workspaceId, product.id, key);
  }

  private async known(product: Product, row: FormRow): Promise<SurveyForm> {
    return (await this.ofProduct(product)).find(({ id }) => id === row.id) ?? formOf(row, []);
  }
}

function formOf({ content, ...row }: FormRow, versions: SurveyForm['versions']): SurveyForm {
  const { trigger, event, pages, delaySeconds, share, quietDays, position, accent, theme, fallback, words } = content;
  return {
    ...row, share, quietDays, position, accent, theme, versions, fallbackLanguage: fallback, trigger: { on: trigger, event, pages, delaySeconds },
    texts: Object.entries(words).map(([language, own]) => ({ language, ...Object.fromEntries(PLACES.map((place) => [place, own[place] ?? null])) }) as SurveyTexts),
  };
}
