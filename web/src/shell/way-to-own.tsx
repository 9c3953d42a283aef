import { Link } from 'react-router';
import { useOpenWorkspace } from '../account/use-open-workspace';
import { useQuestion } from '../graphql/client';
import { MyAccountDocument } from '../graphql/generated';
import { useWorkspace } from '../graphql/live';
import { useMe } from '../graphql/me';

/** From the simulated organisation to one's own data: another workspace, or, for who only looks around, an account of one's own. */
export function WayToOwn() {
  const { data } = useWorkspace();
  const me = useMe().data?.me;
  const ofSample = useQuestion(MyAccountDocument, {}).data?.myAccount?.ofSample;
  const openWorkspace = useOpenWorkspace();
  const own = me?.workspaces.find(({ simulated }) => !simulated);
  if (ofSample) return <>Your own data come with an account of your own: the terminal in which Bifocal was started shows a link, and <code className="font-mono text-small">npm run owner-link</code> another.</>;
  if (data?.workspace.simulated && own) return <button type="button" className="link font-medium" disabled={openWorkspace.isPending} onClick={() => openWorkspace.mutate(own.key)}>Use your own data, in {own.name}</button>;
  return <Link to="/sources" className="link font-medium">Use your own data</Link>;
}
