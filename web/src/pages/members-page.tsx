import { lazy, Suspense, useState } from 'react';
import { useQuestion } from '../graphql/client';
import { MembersDocument, RolesDocument, type MemberPartsFragment } from '../graphql/generated';
import { useMay, useMe } from '../graphql/me';
import { ClosedHalvesPanel } from '../members/closed-halves-panel';
import { InvitationsPanel } from '../members/invitations-panel';
import { MembersPanel } from '../members/members-panel';
import { RolesPanel } from '../members/roles-panel';
import { SignUpPanel } from '../members/sign-up-panel';
import { SettingsNav } from '../settings/settings-nav';
import { NotForYou } from '../ui/not-for-you';
import { PageHeader } from '../ui/page-header';

const InviteDrawer = lazy(() => import('../members/invite-drawer').then((module) => ({ default: module.InviteDrawer })));
const MemberDrawer = lazy(() => import('../members/member-drawer').then((module) => ({ default: module.MemberDrawer })));

/** Who belongs to the workspace, as what, and how others join. */
export function MembersPage() {
  const me = useMe();
  const may = useMay('MANAGE_MEMBERS');
  if (may) return <Members />;
  if (me.data) return <NotForYou title="Members" says="Owners and admins of the workspace manage its members." />;
  return <PageHeader title="Members" />;
}

function Members() {
  const roles = useQuestion(RolesDocument, {});
  const [open, setOpen] = useState<MemberPartsFragment | 'INVITE' | null>(null);
  // As they are now: somebody else may change them while the drawer is open.
  const members = useQuestion(MembersDocument, {});
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader title="Members" tab="Members, settings" actions={<button type="button" className="control bg-ink text-surface" disabled={!roles.data} onClick={() => setOpen('INVITE')}>Invite somebody</button>}>who belongs to the workspace, and what they may</PageHeader>
      <SettingsNav />
      <MembersPanel onOpen={setOpen} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <InvitationsPanel />
        <div className="flex min-w-0 flex-col gap-4"><ClosedHalvesPanel /><SignUpPanel /></div>
      </div>
      <RolesPanel question={roles} />
      {open && roles.data && (
        <Suspense>
          {open === 'INVITE' ? <InviteDrawer roles={roles.data.roles} onClose={close} /> : <MemberDrawer key={open.id} member={members.data?.members.find(({ id }) => id === open.id) ?? open} roles={roles.data.roles} onClose={close} />}
        </Suspense>
      )}
    </>
  );
}
