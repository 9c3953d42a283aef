import { useQuestion } from '../graphql/client';
import { ExplainDocument } from '../graphql/generated';
import { Drawer } from '../ui/drawer';
import { targetVariables, useExplain, type ExplainTarget } from '../ui/explain-target';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { ExplanationBody } from './explanation-body';

/** "Explain": what a number means and everything behind it. Open while the URL says so. */
export function ExplainDrawer() {
  const { target, close } = useExplain();
  return target && <Explained target={target} onClose={close} />;
}

function Explained({ target, onClose }: { target: ExplainTarget; onClose: () => void }) {
  const question = useQuestion(ExplainDocument, { ...targetVariables(target), first: 100 });
  // Another number's explanation is not kept while this one is fetched.
  const explanation = question.isPlaceholderData ? undefined : question.data?.explain;
  return (
    <Drawer title={explanation?.metric.name ?? 'Explain'} onClose={onClose}>
      {explanation ? <ExplanationBody explanation={explanation} target={target} /> : (
        <div className="h-60">{question.error ? <ErrorState what="The explanation" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the explanation" />}</div>
      )}
    </Drawer>
  );
}
