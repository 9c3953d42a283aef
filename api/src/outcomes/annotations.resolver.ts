import { productSettingsChanges } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProductDefinitions, type KeptProductDefinition } from '../facts/product-definitions.js';
import { ProductNotes, type ProductMark } from '../facts/product-notes.js';
import { calendarDay } from '../graphql/calendar-day.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { RangeInput, type DayRange } from '../graphql/range.js';
import { maybeWordsOf, wordsOf } from '../graphql/words.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { Annotation, AnnotationInput } from './annotation.type.js';
import { OutcomesService } from './outcomes.service.js';

const MOST_NOTES = 2_000;

/** What happened to a product, beside its numbers. */
@Resolver(() => Product)
export class AnnotationsResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(ProductNotes) private readonly notes: ProductNotes,
    @Inject(ProductDefinitions) private readonly definitions: ProductDefinitions,
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => [Annotation], { description: 'Its releases, the notes that people wrote, and the changes of what it is read by, in the order of their days.' })
  async annotations(@Parent() product: Product, @Args('range', { type: () => RangeInput, description: 'Which days.' }) range: RangeInput): Promise<Annotation[]> {
    const { asked, range: days } = await this.outcomes.ask(product, range);
    const [marks, definitions] = await Promise.all([this.notes.marks(asked.workspaceId, product.id, days), this.definitions.ofProduct(asked.workspaceId, product.id)]);
    return [...marks.map(shown), ...changesOf(definitions, days)].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => Annotation, { description: 'Writes down what happened to a product on a day. It is drawn on its lines over time.' })
  async annotate(
    @Args('product', { type: () => String, description: 'The product, by its key.' }) key: string,
    @Args('input', { type: () => AnnotationInput, description: 'The note.' }) { day, text, author }: AnnotationInput,
  ): Promise<Annotation> {
    const note = { day: calendarDay('input.day', day), text: wordsOf('input.text', text, 200), author: maybeWordsOf('input.author', author, 100) };
    const product = await this.products.requireByKey(key);
    const { workspaceId } = await this.whoAsks.workspace();
    const made = await this.notes.add(workspaceId, product.id, note, MOST_NOTES);
    if (!made) throw badInput(`product: ${key.slice(0, 80)} has ${MOST_NOTES.toLocaleString('en')} notes, which is the most. Remove some.`);
    return shown(made);
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => Boolean, { description: 'Removes a note. Releases and changes of the definition stay.' })
  async removeAnnotation(@Args('id', { type: () => ID, description: 'The note\'s id.' }) id: string): Promise<boolean> {
    const { workspaceId } = await this.whoAsks.workspace();
    if (/^\d{1,15}$/.test(id) && await this.notes.remove(workspaceId, Number(id))) return true;
    throw notFound(`id: there is no note with the id ${id.slice(0, 40)}. It may have been removed already.`);
  }
}

function shown({ kind, id, day, at, text, author }: ProductMark): Annotation {
  return { id: kind === 'NOTE' ? id : null, kind, day, at, text, author };
}

/** A mark where reading begins to differ; one that holds for all of the past stands where it was made. What came first changes nothing. */
function changesOf(definitions: readonly KeptProductDefinition[], { from, to }: DayRange): Annotation[] {
  return definitions.flatMap(({ version, inForceFrom, madeOn, settings, author }, index) => {
    const before = definitions[index - 1];
    const day = inForceFrom ?? madeOn;
    if (!before || day === null || day < from || day >= to) return [];
    // What was only added or taken away moves no number.
    const changes = productSettingsChanges(before.settings, settings).filter(({ moves }) => moves);
    if (changes.length === 0) return [];
    const past = inForceFrom === null ? ', read so for all of the past' : '';
    return [{ id: null, kind: 'DEFINITION' as const, day, at: null, text: `Definition ${version}${past}: ${changes.map(({ text }) => text).join('; ')}`, author }];
  });
}
