import type { FilterInput } from '../graphql/generated';

/** A part of the people as it stands in the URL: "plan~Team". */
export interface Segment {
  by: string;
  value: string;
}

export const writeSegment = ({ by, value }: Segment): string => `${by}~${value}`;

export function readSegment(text: string): Segment | null {
  const cut = text.indexOf('~');
  return cut > 0 && cut < text.length - 1 ? { by: text.slice(0, cut), value: text.slice(cut + 1) } : null;
}

export const filtersOf = (segment: Segment | null): FilterInput[] => (segment ? [{ dimension: segment.by, in: [segment.value] }] : []);

/** "plan", "country", or the name of a trait. */
export const dimensionWords = (by: string): string => by.replace(/^trait:/, '');
