import type { ReactNode } from 'react';
import type { Permission } from '../graphql/generated';
import { useMay } from '../graphql/me';

/** Shows what it holds to those who may use it. The service refuses the others, whatever a page shows. */
export function May({ do: permission, children }: { do: Permission; children: ReactNode }) {
  return useMay(permission) ? children : null;
}
