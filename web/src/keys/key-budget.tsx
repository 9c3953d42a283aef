import { useState, type FormEvent } from 'react';
import { exactNumber } from '../format/number';
import type { KeyPartsFragment, KeysQuery } from '../graphql/generated';

/** What the queries of a key may cost a minute; of a live one it can be changed. */
export function KeyBudget({ row, budgets, pending, onSet }: { row: KeyPartsFragment; budgets: KeysQuery['keyBudgets']; pending: boolean; onSet: (budget: number | null) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <span className="inline-flex items-center gap-3">
        {exactNumber(row.budget)}
        {row.state === 'LIVE' && <button type="button" className="link no-print" disabled={pending} aria-label={`Change the budget of ${row.name} ${row.start}`} onClick={() => setDraft(String(row.budget))}>Change</button>}
      </span>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSet(draft === '' ? null : Number(draft));
    setDraft(null);
  };
  return (
    <form onSubmit={submit} className="inline-flex items-center gap-2">
      <input autoFocus type="number" min={1} max={budgets.most} step={1} className="control w-28" aria-label={`Budget a minute of ${row.name} ${row.start}`} placeholder={String(budgets.usual)} value={draft} onChange={(event) => setDraft(event.target.value)} />
      <button type="submit" className="link" disabled={pending}>Set</button>
      <button type="button" className="link" onClick={() => setDraft(null)}>Keep</button>
    </form>
  );
}
