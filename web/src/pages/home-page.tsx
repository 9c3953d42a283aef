import { Navigate } from 'react-router';
import { useMe } from '../graphql/me';
import { useRoom } from '../shell/roles';
import { ErrorState, LoadingState } from '../ui/panel-states';

/** `/` opens what the person's role looks at first. */
export function HomePage() {
  const me = useMe();
  const { room } = useRoom();
  if (room) return <Navigate replace to={room.opens} />;
  return <div className="card h-60 px-4">{me.error ? <ErrorState what="Who you are" error={me.error} onRetry={() => void me.refetch()} /> : <LoadingState name="the page" />}</div>;
}
