import { localDate } from '@bifocal/metrics';
import fc from 'fast-check';
import type { TestServer } from '../support/server.ts';
import { decide, type Settings } from './adoption-questions.ts';
import { createProduct } from './outcome-questions.ts';
import { idsIn, idsWith, without, type Sent } from './people-reference.ts';

/**
 * What a product was told and how it was decided to be counted, so that another one can be told the same at once: what is left of people who
 * were erased, each fact as it was said last, every definition in the order in which they were decided.
 */
export interface Facts extends Sent {
  accounts?: { key: string; traits: Record<string, string | null> }[];
  subscriptionChanges: Keyed[];
  payments: Keyed[];
  surveyResponses: (Keyed & { person: string })[];
  rates: { from: string; to: string; day: string; rate: string }[];
}
interface Keyed { key: string }
export interface Funnel { steps: string[]; windowMinutes: number; order: string; entries: string; hold: string | null }
export type Definition = { readonly zone: number } | { readonly currency: string } | { readonly settings: Settings; readonly lookingBack: boolean } | { readonly funnel: Funnel };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS = 33;
/** Zones on both sides of UTC; those in which a day is about to end are left out, so that it is one day throughout. */
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'];
const zonesAt = (nowMs: number): string[] => ZONES.filter((zone) => localDate(nowMs, zone) === localDate(nowMs + HOUR / 2, zone));
export const zoneOf = (place: number, nowMs: number): string => zonesAt(nowMs)[place % zonesAt(nowMs).length]!;

/** As long ago: windows are whole hours, and nothing is so old that one runs out within half an hour of the test. */
const age = fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 2, arbitrary: fc.nat(DAYS) }), fc.nat(23), fc.nat(29)).map(([days, hours, minutes]) => (days * 24 + hours) * 60 + minutes);
const user = fc.nat(4).map((n) => `p${n}`);
const gadget = fc.nat(2).map((n) => `d${n}`);
const account = fc.nat(2).map((n) => `a${n}`);
const who = fc.oneof({ weight: 4, arbitrary: fc.record({ person: user }) }, { weight: 2, arbitrary: fc.record({ anonymous: gadget }) }, { weight: 1, arbitrary: fc.record({ person: user, anonymous: gadget }) });
/** Times are ages in minutes, until it is known when the walk begins. */
type Aged<Item> = Omit<Item, 'at'> & { readonly age: number };
const sometimes = <Item>(item: fc.Arbitrary<Item>, most = 2): fc.Arbitrary<Item[]> => fc.oneof({ weight: 4, arbitrary: fc.constant<Item[]>([]) }, { weight: 1, arbitrary: fc.array(item, { minLength: 1, maxLength: most }) });

/** An event is what its key says, also where it comes under several ids. */
const event = fc.tuple(who, fc.constantFrom('opened', 'saved', 'shared'), age, fc.constantFrom(null, '1', '2')).map(([of, name, old, doc]) => ({ ...of, key: `${name} ${old} ${doc}`, name, age: old, properties: doc === null ? {} : { doc } }));
export const someFacts = fc.record({
  events: fc.oneof({ weight: 3, arbitrary: fc.array(event, { maxLength: 2 }) }, { weight: 1, arbitrary: fc.array(event, { maxLength: 14 }) }),
  feedback: fc.constant([]),
  identities: sometimes(fc.oneof({ weight: 3, arbitrary: fc.record({ anonymous: gadget, person: user, age }) }, { weight: 2, arbitrary: fc.record({ previous: user, person: user, age }).filter(({ previous, person }) => previous !== person) })),
  people: sometimes(fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.record({ key: user, account: fc.option(account, { nil: undefined }) }) }, { weight: 1, arbitrary: fc.record({ anonymous: gadget }) }), age, fc.dictionary(fc.constantFrom('plan', 'city'), fc.constantFrom('pro', 'free', null), { minKeys: 1 }))
    .map(([of, old, traits]) => ({ ...of, age: old, traits }))),
  subscriptionChanges: sometimes(fc.record({ key: fc.nat(12).map((n) => `c${n}`), account, age, status: fc.constantFrom('ACTIVE', 'ACTIVE', 'PAST_DUE', 'CANCELLED'), currency: fc.constantFrom('EUR', 'USD'), amount: fc.nat(9).map((n) => `${n * 10}`), interval: fc.constantFrom('MONTH', 'YEAR'), plan: fc.constantFrom('pro', 'free') })
    .map((each) => ({ ...each, subscription: `of ${each.account}` })), 3),
  payments: sometimes(fc.record({ key: fc.nat(12).map((n) => `y${n}`), account, age, kind: fc.constantFrom('PAYMENT', 'REFUND'), currency: fc.constantFrom('EUR', 'USD'), amount: fc.nat(9).map((n) => `${n}.255`), tax: fc.constantFrom('0', '0.2') })),
  surveyResponses: sometimes(fc.tuple(fc.nat(14), age, fc.constantFrom(1, 3, 5)).map(([n, old, score]) => ({ key: `r${n}`, person: `p${n % 5}`, age: old, score, ...(n % 2 ? { survey: 'nps', kind: 'NPS' } : { survey: 'csat', kind: 'CSAT' }) }))),
  rates: sometimes(fc.record({ from: fc.constant('USD'), to: fc.constant('EUR'), age, rate: fc.constantFrom('0.5', '0.8', '1.25') })),
});
export type AgedFacts = typeof someFacts extends fc.Arbitrary<infer Made> ? Made : never;

const one = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> => item.map((each) => [each]);
/** One fact of money or of an answer, or of whoever it is told apart by: all but what it is about stays as it was. */
export const aMoneyFact: fc.Arbitrary<AgedFacts & { readonly accounts: { key: string; age: number; traits: Record<string, string | null> }[] }> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ subscriptionChanges: one(fc.record({ key: fc.nat(14).map((n) => `c${n}`), account, age, status: fc.constantFrom('ACTIVE', 'ACTIVE', 'PAST_DUE', 'CANCELLED'), currency: fc.constantFrom('EUR', 'EUR', 'USD'), amount: fc.nat(9).map((n) => `${n * 10}`), interval: fc.constantFrom('MONTH', 'YEAR'), plan: fc.constantFrom('pro', 'free') }).map((each) => ({ ...each, subscription: `of ${each.account}` }))) }) },
  { weight: 3, arbitrary: fc.record({ payments: one(fc.record({ key: fc.nat(14).map((n) => `y${n}`), of: fc.oneof(account.map((key) => ({ account: key })), fc.nat(2).map((n) => ({ person: `w${n}` }))), age, kind: fc.constantFrom('PAYMENT', 'PAYMENT', 'REFUND'), currency: fc.constantFrom('EUR', 'USD'), amount: fc.nat(9).map((n) => `${n}.255`), tax: fc.constantFrom('0', '0.2') }).map(({ of, ...each }) => ({ ...each, ...of }))) }) },
  { weight: 4, arbitrary: fc.record({ surveyResponses: one(fc.tuple(fc.nat(14), age, fc.constantFrom(1, 3, 5), fc.boolean()).map(([n, old, score, dismissed]) => ({ key: `r${n}`, ...(n > 11 ? {} : { person: `p${n % 5}` }), age: old, ...(dismissed ? { dismissed } : { score }), ...(n % 2 ? { survey: 'nps', kind: 'NPS' } : { survey: 'csat', kind: 'CSAT' }) }))) }) },
  { weight: 2, arbitrary: fc.record({ accounts: one(fc.record({ key: account, age, traits: fc.dictionary(fc.constantFrom('plan', 'city'), fc.constantFrom('pro', 'free', null), { minKeys: 1 }) })) }) },
  { weight: 2, arbitrary: fc.record({ people: one(fc.record({ key: user, account, age, traits: fc.dictionary(fc.constantFrom('plan', 'city'), fc.constantFrom('pro', null)) })) }) },
  { weight: 1, arbitrary: fc.record({ identities: one(fc.record({ previous: user, person: user, age }).filter(({ previous, person }) => previous !== person)) }) },
  { weight: 1, arbitrary: fc.record({ rates: one(fc.record({ from: fc.constant('USD'), to: fc.constant('EUR'), age, rate: fc.constantFrom('0.5', '0.8', '1.25') })) }) },
).map((facts) => ({ events: [], feedback: [], identities: [], people: [], subscriptionChanges: [], payments: [], surveyResponses: [], rates: [], accounts: [], ...facts }) as never);

interface Condition { event: string; where?: { property: string; in: string[] }[] }
const condition: fc.Arbitrary<Condition> = fc.constantFrom<Condition>({ event: 'opened' }, { event: 'saved' }, { event: 'saved', where: [{ property: 'doc', in: ['1'] }] });
const settings: fc.Arbitrary<Settings> = fc.oneof(
  fc.record({ excludedEvents: fc.subarray(['opened', 'saved', 'shared']) }),
  fc.record({ features: fc.array(fc.record({ events: fc.array(condition, { minLength: 1, maxLength: 2 }), eligible: fc.constantFrom<{ of: string; trait: string; in: string[] } | undefined>(undefined, { of: 'PERSON', trait: 'plan', in: ['pro'] }) }), { maxLength: 2 }).map((all) => all.map((each, n) => ({ key: `f${n}`, name: `F${n}`, ...each }))) }),
  fc.record({ activation: fc.oneof(fc.constant(null), fc.record({ event: condition, hours: fc.constantFrom(24, 72) }), fc.record({ start: condition, event: condition, hours: fc.constantFrom(24, 72) })) }),
);
const funnel: fc.Arbitrary<Funnel> = fc.record({ steps: fc.constantFrom(['opened', 'saved'], ['opened', 'saved', 'shared'], ['saved', 'opened']), windowMinutes: fc.constantFrom(120, 1_440, 12_960), order: fc.constantFrom('IN_ORDER', 'IN_ORDER', 'ANY'), entries: fc.constantFrom('ANY', 'FIRST'), hold: fc.constantFrom(null, null, 'doc') });
export const definition: fc.Arbitrary<Definition> = fc.oneof(
  fc.record({ zone: fc.nat(4) }), fc.record({ currency: fc.constantFrom('EUR', 'USD') }), fc.record({ settings, lookingBack: fc.boolean() }), fc.record({ settings, lookingBack: fc.boolean() }), fc.record({ funnel }));

/** Of each survey an answer of somebody whom nobody erases. */
export const bothSurveys = { events: [], feedback: [], identities: [], people: [], subscriptionChanges: [], payments: [], rates: [], surveyResponses: ['nps', 'csat'].map((survey) => ({ key: `first ${survey}`, survey, kind: survey.toUpperCase(), person: 'w0', age: 5 * 24 * 60, score: 5 })) } as unknown as AgedFacts;

const isoAt = (nowMs: number, old: number): string => new Date(nowMs - old * MINUTE).toISOString();
/** Facts with their instants. */
export function dated(facts: AgedFacts, nowMs: number): Facts {
  const at = <Item extends { age: number }>({ age: old, ...rest }: Item): Aged<Item> & { at: string } => ({ ...rest, at: isoAt(nowMs, old) }) as never;
  return JSON.parse(JSON.stringify({ ...Object.fromEntries(Object.entries(facts).map(([name, list]) => [name, (list as { age: number }[]).map(at)])), rates: facts.rates.map(({ age: old, ...rest }) => ({ ...rest, day: isoAt(nowMs, old).slice(0, 10) })) })) as Facts;
}

const NOTHING: Facts = { events: [], feedback: [], identities: [], people: [], subscriptionChanges: [], payments: [], surveyResponses: [], rates: [] };
const minutesAgo = (nowMs: number, days: number, minutes = 0): string => isoAt(nowMs, days * 24 * 60 - minutes);

/** Two who are never erased: a funnel has somebody in it, and each survey is known, whoever else is gone. */
export function whoStay(nowMs: number): Facts {
  const did = (person: string, name: string, at: string): Facts['events'][number] => ({ key: `${person} ${name} ${at}`, person, name, at });
  return {
    ...NOTHING,
    events: ['stays', 'remains'].flatMap((person) => [did(person, 'opened', minutesAgo(nowMs, 16)), did(person, 'saved', minutesAgo(nowMs, 16, 40)), did(person, 'opened', minutesAgo(nowMs, 9)), did(person, 'shared', minutesAgo(nowMs, 0, -1))]),
    surveyResponses: [['nps', 'NPS'], ['csat', 'CSAT']].map(([survey, kind]) => ({ key: `stays ${survey}`, person: 'stays', at: minutesAgo(nowMs, 12), score: 4, survey, kind })),
  };
}

/** One of them is described anew, and nothing else happens: the plan is another one each time. */
export const described = (times: number, nowMs: number): Facts => ({ ...NOTHING, people: [{ key: 'stays', at: new Date(nowMs).toISOString(), traits: { plan: times % 2 === 0 ? 'pro' : 'free' } }] });

/** Decides a definition, as a person does. */
export async function decideOn(server: TestServer, product: string, decided: Definition, nowMs: number): Promise<void> {
  if ('settings' in decided) await decide(server, product, decided.settings, decided.lookingBack);
  else if ('funnel' in decided) await server.graphql('mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }', { product, input: { ...decided.funnel, key: 'f', name: 'F', steps: decided.funnel.steps.map((name) => ({ event: name })) } });
  else await server.graphql('mutation ($product: String!, $input: ChangeProductInput!) { changeProduct(product: $product, input: $input) { key } }', { product, input: 'zone' in decided ? { timeZone: zoneOf(decided.zone, nowMs) } : { currency: decided.currency } });
}

/** A product's whole story, as far as it still counts. */
export class Story {
  private told: Facts = { ...NOTHING, accounts: [] };
  private gone = new Set<string>();
  private decided: Definition[] = [];

  constructor(readonly nowMs: number) {}

  /** The same story so far, to be told on by itself. */
  copy(): Story {
    const copy = new Story(this.nowMs);
    [copy.told, copy.gone, copy.decided] = [{ ...this.told }, new Set(this.gone), [...this.decided]];
    return copy;
  }

  tell(facts: Facts): void {
    const all = Object.fromEntries(Object.entries(this.told).map(([name, list]) => [name, [...(list as unknown[]), ...((facts[name as keyof Facts] ?? []) as unknown[])]])) as unknown as Facts;
    this.told = this.left(all);
  }

  decide(definition: Definition): void { this.decided.push(definition); }

  /** Whoever is erased; null: nobody is known yet. */
  someone(place: number): string | null {
    const ids = [...idsIn(this.told)].filter((id) => id !== 'stays' && id !== 'remains').sort();
    return ids[place % ids.length] ?? null;
  }

  erase(id: string): void {
    for (const each of idsWith(this.told, id)) this.gone.add(each);
    this.told = this.left(this.told);
  }

  private left(facts: Facts): Facts {
    return { ...facts, ...without(facts, this.gone), surveyResponses: facts.surveyResponses.filter(({ person }) => !this.gone.has(person)) };
  }

  /** Tells it all to a product that knows nothing yet. */
  async tellAnew(server: TestServer, product: string): Promise<void> {
    const last = <Item>(items: Item[], key: (item: Item) => string): Item[] => [...new Map(items.map((item) => [key(item), item])).values()];
    await createProduct(server, product, zoneOf(0, this.nowMs));
    for (const definition of this.decided) await decideOn(server, product, definition, this.nowMs);
    const { subscriptionChanges, payments, surveyResponses, rates, ...rest } = this.told;
    const byKey = ({ key }: Keyed): string => key;
    const { rejected } = await server.collectOutcomes({ source: product, product, ...rest, subscriptionChanges: last(subscriptionChanges, byKey), payments: last(payments, byKey), surveyResponses: last(surveyResponses, byKey), rates: last(rates, ({ from, to, day }) => `${from} ${to} ${day}`) });
    if (rejected.length > 0) throw new Error(`Told anew, it was rejected: ${JSON.stringify(rejected)}`);
  }
}
