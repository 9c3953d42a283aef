import type { Question } from '../graphql/client';
import type { Permission, RolesQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { permissionNames } from './role-words';

const ORDER = Object.keys(permissionNames) as Permission[];

/** What each role allows in this workspace. */
export function RolesPanel({ question }: { question: Question<RolesQuery> }) {
  return (
    <Panel title="What roles allow" subtitle="who has several may what one of them allows" height={264} question={question}>
      {(data) => (
        <div tabIndex={0} role="region" aria-label="What roles allow, list" className="h-full overflow-auto">
          <DataTable
            caption="What roles allow"
            columns={[
              { name: 'Role', value: (row) => row.name, show: (row) => <span className="font-medium">{row.name}</span> },
              ...ORDER.map((permission) => ({
                name: permissionNames[permission], value: (row: RolesQuery['roles'][number]) => (row.permissions.includes(permission) ? 'yes' : 'no'),
                show: (row: RolesQuery['roles'][number]) => (row.permissions.includes(permission) ? <span>✓<span className="sr-only"> yes</span></span> : <span className="text-muted">–<span className="sr-only"> no</span></span>),
              })),
            ]}
            rows={data.roles}
            rowKey={(row) => row.role}
          />
        </div>
      )}
    </Panel>
  );
}
