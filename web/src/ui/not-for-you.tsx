import { PageHeader } from './page-header';

/** A page that is opened by its address, and is not for the one who opens it. */
export function NotForYou({ title, says }: { title: string; says: string }) {
  return (
    <>
      <PageHeader title={title} />
      <section className="card flex min-h-40 flex-col items-start justify-center gap-2 px-4 py-6 sm:px-8" data-state="empty">
        <p className="text-title">This is not open to your role.</p>
        <p className="text-muted">{says}</p>
      </section>
    </>
  );
}
