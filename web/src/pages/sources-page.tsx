import { useMay } from '../graphql/me';
import { CreateProductPanel } from '../sources/create-product-panel';
import { FileDrop } from '../sources/file-drop';
import { GraphqlExample } from '../sources/graphql-example';
import { ImportEditor } from '../sources/import-editor';
import { ImportReceipt } from '../sources/import-receipt';
import { RecentImportsPanel } from '../sources/recent-imports-panel';
import { RejectionsPanel } from '../sources/rejections-panel';
import { RemoveSample } from '../sources/remove-sample';
import { ReplicasPanel } from '../sources/replicas-panel';
import { SourcesPanel } from '../sources/sources-panel';
import { StoragePanel } from '../sources/storage-panel';
import { useOpenImport } from '../sources/use-open-import';
import { WriteKeysPanel } from '../sources/write-keys-panel';
import { PageHeader } from '../ui/page-header';

/** What flows in, how fresh it is, what was refused and why; and the doors for more. An open file or import is in the URL. */
export function SourcesPage() {
  const { file, job, open, close } = useOpenImport();
  const manages = useMay('MANAGE_SOURCES');
  const mayManageKeys = useMay('MANAGE_KEYS');
  const makesKeys = useMay('COLLECT_OUTCOMES') && mayManageKeys;
  return (
    <>
      <PageHeader title="Sources">what flows in{manages && ', and how to send more'}</PageHeader>
      {!manages ? null : job ? <ImportReceipt key={job} id={job} onClose={close} /> : file ? <ImportEditor key={file} file={file} onStarted={(id) => open('import', id)} onCancel={close} /> : (
        <section aria-label="Import a file" className="card p-4"><FileDrop onUploaded={({ id }) => open('file', id)} /></section>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        {manages && <CreateProductPanel />}
        {manages && <GraphqlExample />}
        <SourcesPanel className="lg:col-span-2" />
        {makesKeys && <WriteKeysPanel className="lg:col-span-2" />}
        {manages && <RejectionsPanel />}
        {manages && <RecentImportsPanel onOpen={(id) => open('import', id)} />}
        {manages && <ReplicasPanel className="lg:col-span-2" />}
        {manages && <StoragePanel className="lg:col-span-2" />}
      </div>
      {manages && <RemoveSample />}
    </>
  );
}
