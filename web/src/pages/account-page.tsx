import { ConnectSection } from '../account/connect-section';
import { NameSection } from '../account/name-section';
import { PasswordSection } from '../account/password-section';
import { SessionsPanel } from '../account/sessions-panel';
import { useQuestion } from '../graphql/client';
import { MyAccountDocument } from '../graphql/generated';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';

/** One's own account: the name, the password, and where one is signed in. */
export function AccountPage() {
  const question = useQuestion(MyAccountDocument, {});
  const account = question.data?.myAccount;
  const oidcName = question.data?.signInOptions.oidcName;
  return (
    <>
      <PageHeader title="Your account" />
      {question.data === undefined && <div className="card h-60 px-4">{question.error ? <ErrorState what="Your account" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="your account" />}</div>}
      {account?.ofSample && <p className="card px-4 py-3">You look around in the sample as {account.name}. Everybody at this machine may, so there is no name and no password to change.</p>}
      {account && !account.ofSample && (
        <div className="grid items-start gap-4 md:grid-cols-2">
          <NameSection name={account.name} email={account.email ?? ''} />
          {account.hasPassword ? <PasswordSection about={[account.name, account.email ?? '']} /> : <p className="card px-4 py-3 text-muted">You sign in by your organisation, and have no password here.</p>}
          {account.hasPassword && oidcName && <ConnectSection name={oidcName} connected={account.connected} />}
        </div>
      )}
      {account && <SessionsPanel />}
    </>
  );
}
