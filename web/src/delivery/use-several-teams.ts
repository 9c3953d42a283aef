import { useProducts } from '../shell/use-products';

/** Whether a product has more than one team, so that there is something to put side by side. */
export function useSeveralTeams(product: { key: string }): boolean {
  const { products } = useProducts();
  return (products.find((one) => one.key === product.key)?.teams.length ?? 0) > 1;
}
