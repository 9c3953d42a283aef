import { useSearchParams } from 'react-router';

/** The file that is being mapped, or the import that is being watched: one of them at a time, in the URL, so that both outlast a reload. */
export function useOpenImport() {
  const [params, setParams] = useSearchParams();
  const write = (change: (after: URLSearchParams) => void) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('file');
        after.delete('import');
        change(after);
        return after;
      },
      { preventScrollReset: true },
    );
  return {
    file: params.get('file') ?? '',
    job: params.get('import') ?? '',
    open: (kind: 'file' | 'import', id: string) => write((after) => after.set(kind, id)),
    close: () => write(() => undefined),
  };
}
