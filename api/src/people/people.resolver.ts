import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { PeopleService } from './people.service.js';
import { Erasure, MomentKind, Person, PersonCounts, PersonIdentity, PersonPage, PersonTrait, Timeline, TraitChange, type MomentKindName } from './person.type.js';

const FIRST = { type: () => Int, defaultValue: 50, description: 'Rows a page: 1 to 200.' } as const;
const AFTER = { type: () => String, nullable: true, description: 'The nextCursor of the page before.' } as const;

/** The people of a product. */
@Resolver(() => Product)
export class PeopleResolver {
  constructor(
    @Inject(PeopleService) private readonly service: PeopleService,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => PersonPage, { description: 'Its people, by their keys. One human is one person, whatever ids they came under.' })
  async people(
    @Parent() product: Product,
    @Args('search', { type: () => String, nullable: true, description: 'Only those of whom an id, the name or the e-mail address has these letters in it, in any case.' }) search: string | null,
    @Args('first', FIRST) first: number,
    @Args('after', AFTER) after: string | null,
  ): Promise<PersonPage> {
    return this.service.page(product, search ?? null, first, after ?? null);
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Person, { nullable: true, description: 'One person; null where nobody is known by this key.' })
  async person(@Parent() product: Product, @Args('key', { type: () => String, description: 'Any of their ids; a device\'s as "anonymous" and the id.' }) key: string): Promise<Person | null> {
    return this.service.person(product, key);
  }

  @Needs('ERASE_PEOPLE')
  @Mutation(() => Erasure, { description: 'Removes a person with everything that is kept of them: events, surveys, feedback and their words, ids, traits and their history, and what was rejected of theirs. Money of their account stays the account\'s, without the person. Nothing but a salted hash of each id is remembered, so that what is dated before this does not come back.' })
  async erasePerson(
    @Args('product', { type: () => String, description: 'The product, by its key.' }) product: string,
    @Args('key', { type: () => String, description: 'Any of the person\'s ids.' }) key: string,
  ): Promise<Erasure> {
    return this.service.erase(await this.products.requireByKey(product), key);
  }
}

/** The questions on one person. */
@Resolver(() => Person)
export class PersonResolver {
  constructor(@Inject(PeopleService) private readonly service: PeopleService) {}

  @ResolveField(() => [PersonIdentity], { description: 'Their ids, the one that names them first.' })
  async identities(@Parent() person: Person): Promise<PersonIdentity[]> {
    return this.service.ids(person);
  }

  @ResolveField(() => [PersonTrait], { description: 'What is known of them as it stands, by name.' })
  async traits(@Parent() person: Person): Promise<PersonTrait[]> {
    return this.service.traits(person);
  }

  @ResolveField(() => [TraitChange], { description: 'How that came to be, the latest first: of the last 2,000 statements.' })
  async traitHistory(@Parent() person: Person): Promise<TraitChange[]> {
    return this.service.history(person);
  }

  @ResolveField(() => PersonCounts, { description: 'How much is kept of them.' })
  async counts(@Parent() person: Person): Promise<PersonCounts> {
    return this.service.counts(person);
  }

  @ResolveField(() => Timeline, { description: 'What they did, said and paid, newest first.' })
  async timeline(
    @Parent() person: Person,
    @Args('kinds', { type: () => [MomentKind], nullable: true, description: 'Only these sorts.' }) kinds: MomentKindName[] | null,
    @Args('first', FIRST) first: number,
    @Args('after', AFTER) after: string | null,
  ): Promise<Timeline> {
    return this.service.timeline(person, kinds ?? null, first, after ?? null);
  }
}
