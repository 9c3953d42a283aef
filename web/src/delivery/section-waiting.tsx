import { ErrorState, LoadingState } from '../ui/panel-states';
import { ReportSection } from './report-section';

/** Holds the place of a section until its data are there, or says why they are not. */
export function SectionWaiting({ title, question }: { title: string; question: { error: Error | null; refetch: () => unknown } }) {
  return (
    <ReportSection title={title}>
      <div className="h-72">{question.error ? <ErrorState what={title} error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name={title} />}</div>
    </ReportSection>
  );
}
