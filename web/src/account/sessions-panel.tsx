import { useMutation } from '@tanstack/react-query';
import { startAgainAt } from '../door/own-path';
import { ask, useQuestion } from '../graphql/client';
import { EndMySessionDocument, MySessionsDocument, SignOutEverywhereDocument, type SignedInBy } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { deviceName } from './device-name';
import { Told } from './told';

const HOW: Readonly<Record<SignedInBy, string>> = { PASSWORD: 'password', OIDC: 'the organisation’s sign-in', SAMPLE: 'one click', LINK: 'a link' };

/** Where one is signed in; each may be ended, or all at once. */
export function SessionsPanel() {
  const question = useQuestion(MySessionsDocument, {});
  const end = useMutation({ mutationFn: (id: string) => ask(EndMySessionDocument, { id }), onSuccess: () => question.refetch() });
  const everywhere = useMutation({ mutationFn: () => ask(SignOutEverywhereDocument, {}), onSuccess: () => startAgainAt('/sign-in') });
  const sessions = question.data?.myAccount?.sessions ?? [];
  type Session = (typeof sessions)[number];
  const columns: readonly Column<Session>[] = [
    { name: 'Device', value: ({ device }) => deviceName(device), show: ({ device, current }) => <span title={device}>{deviceName(device)}{current && <span className="ml-2 rounded bg-sunken px-1.5 text-small text-muted">this one</span>}</span> },
    { name: 'Last used', value: ({ seenAt }) => seenAt, show: ({ seenAt }) => <Ago at={seenAt} /> },
    { name: 'Signed in', value: ({ createdAt }) => createdAt, show: ({ createdAt, how }) => <><Ago at={createdAt} />, by {HOW[how]}</>, roomOnly: true },
    { name: 'Address', value: ({ address }) => address, roomOnly: true },
    { name: 'End', value: () => '', show: ({ id, device, current }) => (current ? null : <button type="button" className="link" disabled={end.isPending} aria-label={`End the session of ${deviceName(device)}`} onClick={() => end.mutate(id)}>End</button>) },
  ];
  return (
    <div className="flex flex-col gap-2">
      <Panel title="Where you are signed in" question={question} height={240} empty={() => null}>
        {() => <div tabIndex={0} role="region" aria-label="Where you are signed in, list" className="h-full overflow-auto"><DataTable caption="Where you are signed in" columns={columns} rows={sessions} rowKey={({ id }) => id} csv={false} /></div>}
      </Panel>
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className="control" disabled={everywhere.isPending} onClick={() => everywhere.mutate()}>Sign out everywhere</button>
        <Told error={end.error ?? everywhere.error} done={end.isSuccess ? 'Ended.' : null} />
      </div>
    </div>
  );
}
