import { useQuestion } from '../graphql/client';
import { MembersDocument, type MemberPartsFragment } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { rolesInWords, seesWords } from './role-words';

/** Everybody who belongs to the workspace; a name opens what they are. */
export function MembersPanel({ onOpen }: { onOpen: (member: MemberPartsFragment) => void }) {
  const question = useQuestion(MembersDocument, {});
  return (
    <Panel title="Members" subtitle="who belongs to the workspace" height={280} question={question} empty={(data) => (data.members.length > 0 ? null : { says: 'Nobody belongs to this workspace yet.' })} notes={(data) => [`${data.members.length} ${data.members.length === 1 ? 'member' : 'members'}`, 'A change holds from the next question on.']}>
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Members, list" className="h-full overflow-auto">
          <DataTable
            caption="Members"
            columns={[
              { name: 'Name', wide: true, value: (row) => row.name, show: (row) => <><TableButton onPress={() => onOpen(row)}>{row.name}</TableButton>{row.isYou && <span className="ml-2 rounded bg-sunken px-1.5 text-small text-muted">you</span>}</> },
              { name: 'E-mail', wide: true, roomOnly: true, value: (row) => row.email, show: (row) => row.email ?? <span className="text-muted" title="It is signed in to with one click">the sample’s</span> },
              { name: 'Roles', wide: true, value: (row) => rolesInWords(row.roles) },
              { name: 'Sees', wide: true, roomOnly: true, value: (row) => seesWords(row), show: (row) => <span className={row.products || row.teams ? '' : 'text-muted'}>{seesWords(row)}</span> },
              { name: 'Last here', roomOnly: true, value: (row) => row.seenAt, show: (row) => (row.seenAt ? <Ago at={row.seenAt} /> : <span className="text-muted" title="Not signed in now">–</span>) },
            ]}
            rows={data.members}
            rowKey={(row) => row.id}
          />
        </div>
      )}
    </Panel>
  );
}
