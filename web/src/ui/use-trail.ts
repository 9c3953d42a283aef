import { useState } from 'react';

/** The way through the pages of a list: the cursors of the pages before this one. It starts anew where the question is another. */
export function useTrail(question: unknown): { after: string | null; depth: number; next: (cursor: string) => void; back: () => void } {
  const text = JSON.stringify(question);
  const [trail, setTrail] = useState<{ of: string; cursors: string[] }>({ of: text, cursors: [] });
  const cursors = trail.of === text ? trail.cursors : [];
  return {
    after: cursors.at(-1) ?? null,
    depth: cursors.length,
    next: (cursor) => setTrail({ of: text, cursors: [...cursors, cursor] }),
    back: () => setTrail({ of: text, cursors: cursors.slice(0, -1) }),
  };
}
