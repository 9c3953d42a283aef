import { Link } from 'react-router';
import { PageHeader } from '../ui/page-header';

/** Says what is not there, and where to go on. */
export function NotFoundPage({ what = 'This page' }: { what?: string }) {
  return (
    <>
      <PageHeader title="Not found" />
      <p className="text-muted">{what} does not exist, or no longer. <Link to="/" className="link text-ink">Go to the start</Link></p>
    </>
  );
}
