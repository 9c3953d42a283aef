import { useRouteError } from 'react-router';
import { ErrorState } from '../ui/panel-states';

/** The last resort, when a whole page could not be drawn (a newer version may have been installed while it was open). */
export function FailedPage() {
  const error = useRouteError();
  return (
    <main className="flex h-80 items-center justify-center">
      <ErrorState what="This page" error={error instanceof Error ? error : new Error('It could not be drawn.')} onRetry={() => window.location.reload()} />
    </main>
  );
}
