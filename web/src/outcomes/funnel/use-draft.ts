import { useEffect, useRef, useState } from 'react';
import type { FunnelDefinitionInput } from '../../graphql/generated';
import { useUrlState } from '../../ui/use-url-state';
import type { ChosenFunnel } from '../use-funnel';
import { readDraft, writeDraft } from './draft-in-url';
import { definitionOf, draftOf, draftProblems, emptyDraft, type FunnelDraft } from './funnel-draft';

const SETTLES_MS = 400;

export interface DraftInHand {
  draft: FunnelDraft;
  setDraft: (draft: FunnelDraft) => void;
  problems: readonly string[];
  /** What is counted: the last draft that could be, a moment after the last key. Null: there was none yet. */
  definition: FunnelDefinitionInput | null;
  isChanged: boolean;
}

/** The funnel that is being built: that of the URL, else the saved one, else an empty one. A moment after the last key it stands in the URL. */
export function useDraft(saved: ChosenFunnel | null): DraftInHand {
  const [written, setWritten] = useUrlState<string>('f', '', { replace: true });
  const [before] = useState(() => (saved ? draftOf(saved) : emptyDraft()));
  const [draft, setDraft] = useState(() => readDraft(written) ?? before);
  const problems = draftProblems(draft);
  const wanted = problems.length === 0 ? JSON.stringify(definitionOf(draft)) : null;
  const [settled, setSettled] = useState(wanted);
  const text = writeDraft(draft);
  const inUrl = text === writeDraft(before) ? '' : text;
  const own = useRef(new Set([written, inUrl]));
  const last = useRef(written);
  useEffect(() => {
    // Somebody else's: a link was followed, or a step back taken.
    if (own.current.has(written)) return;
    own.current.add(written);
    last.current = written;
    setDraft(readDraft(written) ?? before);
  }, [written, before]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (wanted !== null) setSettled(wanted);
      if (last.current === inUrl) return;
      last.current = inUrl;
      own.current.add(inUrl);
      setWritten(inUrl);
    }, SETTLES_MS);
    return () => clearTimeout(timer);
  }, [wanted, inUrl, setWritten]);
  return {
    draft, setDraft, problems,
    definition: settled === null ? null : (JSON.parse(settled) as FunnelDefinitionInput),
    isChanged: wanted !== JSON.stringify(definitionOf(before)),
  };
}
