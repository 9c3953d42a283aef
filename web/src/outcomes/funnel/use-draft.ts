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
  /** The version that it was changed from; null: it is new. */
  version: number | null;
  /** What somebody else saved since, where it is changed here, too. */
  theirs: ChosenFunnel | null;
  take: (theirs: ChosenFunnel) => void;
  /** What is saved now is what is changed from here on; what is being built stays. */
  rebase: (saved: ChosenFunnel) => void;
}

const baseOf = (saved: ChosenFunnel | null) => ({ before: saved ? draftOf(saved) : emptyDraft(), version: saved?.version ?? null });

/** The funnel that is being built: that of the URL, else the saved one, else an empty one. A moment after the last key it stands in the URL. */
export function useDraft(saved: ChosenFunnel | null): DraftInHand {
  const [written, setWritten] = useUrlState<string>('f', '', { replace: true });
  // As it was read when the building began: what others save meanwhile is not saved over unseen.
  const [base, setBase] = useState(() => baseOf(saved));
  const { before, version } = base;
  const [draft, setDraft] = useState(() => readDraft(written) ?? before);
  const problems = draftProblems(draft);
  const wanted = problems.length === 0 ? JSON.stringify(definitionOf(draft)) : null;
  const [settled, setSettled] = useState(wanted);
  const text = writeDraft(draft);
  const isChanged = wanted !== JSON.stringify(definitionOf(before));
  const inUrl = text === writeDraft(before) || !isChanged ? '' : text;
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
  const theirs = saved !== null && saved.version > (version ?? 0) ? saved : null;
  const rebase = (now: ChosenFunnel) => setBase(baseOf(now));
  const take = (now: ChosenFunnel) => {
    rebase(now);
    setDraft(draftOf(now));
  };
  if (theirs && !isChanged) take(theirs);
  return {
    draft, setDraft, problems, isChanged, version, theirs, take, rebase,
    definition: settled === null ? null : (JSON.parse(settled) as FunnelDefinitionInput),
  };
}
