import { Link } from 'react-router';
import { QuestionError } from '../graphql/client';
import { isStopped } from '../graphql/counting';

/** What is missing and what to send; `to` leads to where it can be sent. */
export interface EmptyNotice {
  says: string;
  link?: string;
  to?: string;
}

/** Still and grey in the size of what is to come: lines of a list, or the columns of a picture. */
export function LoadingState({ name, picture = false }: { name: string; picture?: boolean }) {
  return (
    <div role="status" className={`flex h-full pb-6 ${picture ? 'items-end gap-2' : 'flex-col gap-4 overflow-hidden pt-4'}`} data-state="loading">
      <span className="sr-only">Loading {name}</span>
      {picture
        ? ['h-1/2', 'h-3/5', 'h-2/5', 'h-1/2', 'h-2/3', 'h-3/5'].map((height, index) => <span key={index} aria-hidden className={`flex-1 rounded-sm bg-sunken ${height}`} />)
        : ['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5', 'w-1/2'].map((width, index) => <span key={index} aria-hidden className={`h-4 shrink-0 rounded-sm bg-sunken ${width}`} />)}
    </div>
  );
}

export function EmptyState({ notice }: { notice: EmptyNotice }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 text-center text-muted" data-state="empty">
      <p className="max-w-72">{notice.says}</p>
      {notice.to && <Link to={notice.to} className="link font-medium text-ink">{notice.link ?? 'How to send it'}</Link>}
    </div>
  );
}

/** `low`: where there is room for three lines. The heading above says what it is; the reason is cut after two. */
export function ErrorState({ what, error, onRetry, low = false }: { what: string; error: Error; onRetry: () => void; low?: boolean }) {
  const id = error instanceof QuestionError ? error.errorId : null;
  const [failed, short, ink] = isStopped(error) ? [`${what} was not counted.`, 'Not counted.', 'text-ink'] : [`${what} could not be read.`, 'Not read.', 'text-trouble-ink'];
  const again = <button type="button" className="control shrink-0" onClick={onRetry}>{isStopped(error) ? 'Count it' : 'Try again'}</button>;
  if (low) {
    const reason = `${error.message}${id ? ` Error ${id}` : ''}`;
    return (
      <div role="alert" className="flex h-full flex-col items-center justify-center gap-1 text-center" data-state="error">
        <p className="line-clamp-2 text-muted" title={reason}><span className={`font-medium ${ink}`}><span className="sr-only">{what}: </span>{short}</span> {reason}</p>
        {again}
      </div>
    );
  }
  return (
    <div role="alert" className="flex h-full flex-col items-center justify-center gap-2 text-center" data-state="error">
      <p className={`font-medium ${ink}`}>{failed}</p>
      <p className="max-w-80 text-muted">{error.message}{id && <span className="block text-small">Error {id}</span>}</p>
      {again}
    </div>
  );
}
