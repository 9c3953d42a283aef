import { Link, useNavigate, useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { ProductSettingsDocument } from '../graphql/generated';
import { ProductSettings } from '../settings/product-settings';
import { SettingsNav } from '../settings/settings-nav';
import { TargetsSection } from '../settings/targets-section';
import { useProducts } from '../shell/use-products';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Select } from '../ui/select';
import { NotFoundPage } from './not-found-page';

/** What the outcome half of a product is read by. */
export function ProductSettingsPage() {
  const { product: key = '' } = useParams();
  const navigate = useNavigate();
  const { products } = useProducts();
  const question = useQuestion(ProductSettingsDocument, { product: key });
  const product = question.isPlaceholderData ? undefined : question.data?.product;
  if (product === null) return <NotFoundPage what={`The product “${key}”`} />;
  const known = products.find((each) => each.key === key);
  const team = known?.teams[0];
  return (
    <>
      <PageHeader
        title="Settings" tab={product ? `${product.name}, settings` : 'Settings'}
        actions={(
          <>
            {products.length > 1 && <Select label="Product" value={key} options={products.map((each) => ({ value: each.key, name: each.name }))} onChange={(next) => void navigate(`/settings/product/${encodeURIComponent(next)}`)} />}
            {team && <Link className="control" to={`/settings/teams/${encodeURIComponent(team.key)}`}>Settings of the teams</Link>}
          </>
        )}
      >
        {product ? `what the numbers of ${product.name} are read by` : 'what a product’s numbers are read by'}
      </PageHeader>
      <SettingsNav />
      {known && <TargetsSection key={known.key} product={known} />}
      {product ? <ProductSettings key={product.id} product={product} /> : (
        <div className="card h-90 px-4">{question.error ? <ErrorState what="The settings" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the settings" />}</div>
      )}
    </>
  );
}
