import { Link } from 'react-router';
import { KeysPanel } from '../keys/keys-panel';
import { SettingsNav } from '../settings/settings-nav';
import { PageHeader } from '../ui/page-header';

/** The keys of the workspace's programs. */
export function KeysPage() {
  return (
    <>
      <PageHeader title="Keys" tab="Keys, settings" actions={<Link className="control" to="/settings">Settings</Link>}>by which programs ask and send</PageHeader>
      <SettingsNav />
      <KeysPanel />
    </>
  );
}
