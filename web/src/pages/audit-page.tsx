import { AuditPanel } from '../audit/audit-panel';
import { useMay, useMe } from '../graphql/me';
import { SettingsNav } from '../settings/settings-nav';
import { NotForYou } from '../ui/not-for-you';
import { PageHeader } from '../ui/page-header';

/** Who did what, and when. */
export function AuditPage() {
  const me = useMe();
  const may = useMay('READ_AUDIT');
  if (!may && me.data) return <NotForYou title="Audit log" says="Owners and admins of the workspace read what was done in it." />;
  return (
    <>
      <PageHeader title="Audit log" tab="Audit log, settings">who signed in, changed, corrected, exported and erased</PageHeader>
      {may && <><SettingsNav /><AuditPanel /></>}
    </>
  );
}
