import { useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { ProductsDocument, type ProductsQuery } from '../graphql/generated';
import { useStored } from '../ui/use-stored';

export type KnownProduct = ProductsQuery['products'][number];

/** All products, and the one in hand: that of the URL, else the last one chosen, else the first. */
export function useProducts() {
  const question = useQuestion(ProductsDocument, {});
  const { team, product } = useParams();
  const [chosen, choose] = useStored<string>('bifocal.product', '');
  const products = question.data?.products ?? [];
  const current =
    products.find((one) => one.key === product) ??
    products.find((one) => team !== undefined && one.teams.some((member) => member.key === team)) ??
    products.find((one) => one.key === chosen) ??
    products[0];
  return { question, products, current, choose };
}
