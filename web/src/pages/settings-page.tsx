import { Link, useNavigate, useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { TeamSettingsDocument } from '../graphql/generated';
import { SettingsNav } from '../settings/settings-nav';
import { TeamSettings } from '../settings/team-settings';
import { useProducts } from '../shell/use-products';
import { May } from '../ui/may';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Select } from '../ui/select';
import { NotFoundPage } from './not-found-page';

/** What the numbers of a team are read by. */
export function SettingsPage() {
  const { team: key = '' } = useParams();
  const navigate = useNavigate();
  const { products } = useProducts();
  const question = useQuestion(TeamSettingsDocument, { team: key });
  // Another team's settings must not stand under this one's name.
  const team = question.isPlaceholderData ? undefined : question.data?.team;
  if (team === null) return <NotFoundPage what={`The team “${key}”`} />;
  const teams = products.flatMap((product) => product.teams.map((each) => ({ value: each.key, name: products.length > 1 ? `${each.name} (${product.name})` : each.name })));
  const product = products.find((each) => each.teams.some((one) => one.key === key));
  const ofProduct = products.find((product) => product.teams.some((each) => each.key === key));
  return (
    <>
      <PageHeader title="Settings" tab={team ? `${team.name}, settings` : 'Settings'} actions={teams.length > 0 && <><May do="MANAGE_KEYS"><Link className="control" to="/settings/keys">Keys</Link></May>{ofProduct && <Link className="control" to={`/settings/product/${encodeURIComponent(ofProduct.key)}`}>Settings of the product</Link>}<Select label="Team" value={key} options={teams} onChange={(next) => void navigate(`/settings/teams/${encodeURIComponent(next)}`)} /></>}>
        {team ? `the definition of ${team.name}` : 'the definition of a team'}
        {product && <Link className="link" to={`/surveys/${encodeURIComponent(product.key)}`}>Surveys in {product.name}</Link>}
      </PageHeader>
      <SettingsNav />
      {team ? <TeamSettings key={team.id} team={team} /> : (
        <div className="card h-90 px-4">{question.error ? <ErrorState what="The settings" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the settings" />}</div>
      )}
    </>
  );
}
