import type { ErasePersonMutation, PersonQuery, PersonTimelineQuery } from '../graphql/generated';

export type KnownPerson = NonNullable<NonNullable<PersonQuery['product']>['person']>;
export type Moment = NonNullable<NonNullable<PersonTimelineQuery['product']>['person']>['timeline']['rows'][number];
export type Erased = ErasePersonMutation['erasePerson'];

/** A value of a trait in words: text as it is, anything else as JSON. */
export function written(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "1 event", "2 events". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString()} ${n === 1 ? one : many}`;
