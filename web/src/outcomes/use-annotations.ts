import { useQuestion } from '../graphql/client';
import { ProductAnnotationsDocument, type AnnotationPartsFragment } from '../graphql/generated';
import type { OutcomeScope } from './outcome-scope';

const NONE: readonly AnnotationPartsFragment[] = [];

/** What happened to the product in the page's range: releases, notes, changed definitions. Lines draw it; while it is not known they stand without it. */
export function useAnnotations({ product, filters }: OutcomeScope): readonly AnnotationPartsFragment[] {
  const question = useQuestion(ProductAnnotationsDocument, { product, range: filters.range });
  return question.data?.product?.annotations ?? NONE;
}
