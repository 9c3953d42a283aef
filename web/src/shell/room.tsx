import { Outlet } from 'react-router';
import type { Permission } from '../graphql/generated';
import { useMay, useMe } from '../graphql/me';
import { NotForYou } from '../ui/not-for-you';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';

/** Pages of one half: opened for those who may read it, said to the others. */
export function Room({ title, needs, says }: { title: string; needs: Permission; says: string }) {
  const me = useMe();
  const may = useMay(needs);
  if (may) return <Outlet />;
  if (me.data) return <NotForYou title={title} says={says} />;
  return (
    <>
      <PageHeader title={title} />
      <div className="card h-60 px-4">{me.error ? <ErrorState what={title} error={me.error} onRetry={() => void me.refetch()} /> : <LoadingState name={title} />}</div>
    </>
  );
}
