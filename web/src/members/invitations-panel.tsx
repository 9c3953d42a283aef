import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { InvitationsDocument, RevokeInvitationDocument, type InvitationState } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { rolesInWords, seesWords } from './role-words';

const states: Record<InvitationState, string> = { OPEN: 'open', USED: 'taken', EXPIRED: 'expired', REVOKED: 'taken back' };

/** Links by which people join: which are open, and what became of the others. */
export function InvitationsPanel() {
  const client = useQueryClient();
  const question = useQuestion(InvitationsDocument, {});
  const revoking = useMutation({ mutationFn: (id: string) => ask(RevokeInvitationDocument, { id }), onSuccess: () => client.invalidateQueries({ queryKey: ['Invitations'] }) });
  return (
    <Panel
      title="Invitations" subtitle="links by which people join" height={200} question={question}
      empty={(data) => (data.invitations.length > 0 ? null : { says: 'Nobody has been invited yet. “Invite somebody” above makes a link.' })}
      notes={(data) => [`${data.invitations.filter(({ state }) => state === 'OPEN').length} open`, revoking.error && <span role="alert" className="text-trouble-ink">Not taken back: {revoking.error.message}</span>]}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Invitations, list" className="h-full overflow-auto">
          <DataTable
            caption="Invitations"
            csv={false}
            columns={[
              { name: 'For', wide: true, value: (row) => row.email ?? row.note, show: (row) => (row.email || row.note ? <>{row.email}{row.note && <span className={row.email ? 'block text-small text-muted' : ''}>{row.note}</span>}</> : <span className="text-muted">whoever holds the link</span>) },
              { name: 'As', wide: true, value: (row) => rolesInWords(row.roles) },
              { name: 'Sees', wide: true, roomOnly: true, value: (row) => seesWords(row) },
              { name: 'Made', roomOnly: true, value: (row) => row.madeAt, show: (row) => <><Ago at={row.madeAt} />{row.madeBy && ` by ${row.madeBy}`}</> },
              { name: 'State', value: (row) => states[row.state], show: (row) => (row.state === 'OPEN' ? <span title={`Until ${new Date(row.expiresAt).toLocaleString()}`}>open</span> : <span className="text-muted">{states[row.state]}</span>) },
              { name: 'Change', value: () => null, show: (row) => (row.state === 'OPEN' ? <button type="button" className="link" disabled={revoking.isPending} aria-label={`Take back the invitation for ${row.email ?? row.note ?? rolesInWords(row.roles)}`} onClick={() => revoking.mutate(row.id)}>Take back</button> : null) },
            ]}
            rows={data.invitations}
            rowKey={(row) => row.id}
          />
        </div>
      )}
    </Panel>
  );
}
