import type { ReactNode } from 'react';
import { TableLink } from './table-link';

/** Where the people of a product are listed, and where one of them is told of. Keys are the product's own: they may hold anything. */
export const peoplePath = (product: string): string => `/people/${encodeURIComponent(product)}`;
export const personPath = (product: string, key: string): string => `${peoplePath(product)}/${encodeURIComponent(key)}`;

/** A person wherever one is shown: leads to what is known of them. Plain text where nobody knows who it is. */
export function PersonLink({ product, person, children }: { product: string | undefined; person: string | null | undefined; children: ReactNode }) {
  if (product === undefined || person === null || person === undefined) return <>{children}</>;
  return <TableLink to={personPath(product, person)}>{children}</TableLink>;
}
