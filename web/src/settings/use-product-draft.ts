import { useState } from 'react';
import { draftOf, settingsOf, type ProductDefinition, type ProductDraft } from './product-draft';
import type { ProductSettingsInput } from '../graphql/generated';

type Part = keyof ProductDraft;
const parts = ['excludedEvents', 'features', 'activation'] as const satisfies readonly Part[];
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export interface DraftOfProduct {
  shown: ProductDraft;
  change: (next: Partial<ProductDraft>) => void;
  /** What would be otherwise if it were saved. */
  changed: readonly Part[];
  /** Changed here, and by somebody else since: to be decided before it can be saved. */
  meanwhile: readonly Part[];
  takeTheirs: () => void;
  keepMine: () => void;
  clear: () => void;
  /** What is sent: the parts that are changed. */
  settings: ProductSettingsInput;
}

/** A product's settings as they are, with the parts that are changed laid over them: news shows where nothing is changed. */
export function useProductDraft(present: ProductDefinition): DraftOfProduct {
  const now = draftOf(present);
  const [draft, setDraft] = useState<Partial<ProductDraft>>({});
  // What each part was when it was first changed here; what comes in later is somebody else's.
  const [bases, setBases] = useState<Partial<ProductDraft>>({});
  const shown: ProductDraft = { ...now, ...draft };
  const [sent, stands] = [settingsOf(shown), settingsOf(now)];
  const changed = parts.filter((part) => part in draft && !same(sent[part], stands[part]));
  const meanwhile = changed.filter((part) => !same(bases[part], now[part]));
  const without = (drop: readonly Part[]) => Object.fromEntries(Object.entries(draft).filter(([part]) => !drop.includes(part as Part)));
  return {
    shown, changed, meanwhile,
    change: (next) => {
      setBases(Object.fromEntries(parts.filter((part) => part in draft || part in next).map((part) => [part, part in draft ? bases[part] : now[part]])));
      setDraft({ ...draft, ...next });
    },
    takeTheirs: () => setDraft(without(meanwhile)),
    keepMine: () => setBases({ ...bases, ...Object.fromEntries(meanwhile.map((part) => [part, now[part]])) }),
    clear: () => setDraft({}),
    settings: Object.fromEntries(changed.map((part) => [part, sent[part]])),
  };
}
