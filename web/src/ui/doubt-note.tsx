import { useQuestion } from '../graphql/client';
import { DoubtsDocument } from '../graphql/generated';
import { targetVariables, useExplain, type ExplainTarget } from './explain-target';

/** Quietly under a chart: which of the items in its number are doubtful. A press explains the number, where all doubts are told, also those that are counted by the rule. */
export function DoubtNote({ target }: { target: ExplainTarget }) {
  const { data, isPlaceholderData } = useQuestion(DoubtsDocument, targetVariables(target));
  const { open } = useExplain();
  const doubts = isPlaceholderData ? [] : (data?.explain.doubts ?? []).filter((doubt) => doubt.severity !== 'LOW');
  const [first] = doubts;
  if (!first) return null;
  return (
    <button type="button" className="flex max-w-full min-w-0 gap-1 text-left hover:text-ink" title={doubts.map((doubt) => doubt.says).join('\n')} onClick={() => open(target)}>
      <span aria-hidden>⚠</span><span className="min-w-0 truncate">{first.says}</span>{doubts.length > 1 && <span className="shrink-0">and {doubts.length - 1} more</span>}
    </button>
  );
}
