import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { ProductsDocument, type ProductsQuery } from '../graphql/generated';
import { useMe } from '../graphql/me';
import { useStored } from '../ui/use-stored';

type AskedProduct = ProductsQuery['products'][number];
/** Teams are of the delivery half: none where that is not for the one who looks. */
export type KnownProduct = AskedProduct & { readonly teams: NonNullable<AskedProduct['teams']> };

/** All products, and the one in hand: that of the URL, else the last one chosen, else the first. */
export function useProducts() {
  const me = useMe().data?.me;
  const question = useQuestion(ProductsDocument, { delivery: me?.permissions.includes('READ_DELIVERY') ?? false }, { enabled: me !== undefined });
  const { team, product } = useParams();
  const [chosen, choose] = useStored<string>('bifocal.product', '');
  const asked = question.data?.products;
  const products = useMemo((): readonly KnownProduct[] => (asked ?? []).map((product) => ({ ...product, teams: product.teams ?? [] })), [asked]);
  const current =
    products.find((one) => one.key === product) ??
    products.find((one) => team !== undefined && one.teams.some((member) => member.key === team)) ??
    products.find((one) => one.key === chosen) ??
    products[0];
  return { question, products, current, choose };
}
