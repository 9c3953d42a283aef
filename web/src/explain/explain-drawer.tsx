import { Dialog } from 'radix-ui';
import { useQuestion } from '../graphql/client';
import { ExplainDocument } from '../graphql/generated';
import { targetVariables, useExplain, type ExplainTarget } from '../ui/explain-target';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { ExplanationBody } from './explanation-body';

/** "Explain": what a number means and everything behind it. Open while the URL says so. */
export function ExplainDrawer() {
  const { target, close } = useExplain();
  return (
    <Dialog.Root open={target !== null} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        {/* A plain veil: Radix's own overlay would write a style element, which the page's policy refuses. */}
        <div className="drawer-veil fixed inset-0 z-20" />
        <Dialog.Content aria-describedby={undefined} className="drawer fixed inset-y-0 right-0 z-30 flex w-full max-w-[560px] flex-col border-l border-line bg-surface">
          {target && <Explained target={target} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Explained({ target }: { target: ExplainTarget }) {
  const question = useQuestion(ExplainDocument, { ...targetVariables(target), first: 100 });
  const explanation = question.isPlaceholderData ? undefined : question.data?.explain;
  return (
    <>
      <header className="flex items-center gap-2 border-b border-line px-4 py-3">
        <Dialog.Title className="text-title">{explanation?.metric.name ?? 'Explain'}</Dialog.Title>
        <Dialog.Close className="control no-print ml-auto">Close</Dialog.Close>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3" tabIndex={0} role="region" aria-label="Explanation">
        {explanation ? <ExplanationBody explanation={explanation} target={target} /> : question.error ? (
          <div className="h-60"><ErrorState what="The explanation" error={question.error} onRetry={() => void question.refetch()} /></div>
        ) : (
          <div className="h-60"><LoadingState name="the explanation" /></div>
        )}
      </div>
    </>
  );
}
