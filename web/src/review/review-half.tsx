import type { ReactNode } from 'react';

/** One lens of the review: its four charts under its colour. */
export function ReviewHalf({ half, title, question, notes, children }: { half: 'delivery' | 'outcome'; title: string; question: string; notes: ReactNode[]; children: ReactNode }) {
  return (
    <section aria-labelledby={`review-${half}`} data-half={half} className="card review-half flex min-w-0 flex-col overflow-hidden border-t-3 border-t-half px-4 pt-3 pb-2">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-2">
        <h2 id={`review-${half}`} className="text-title">{title}</h2>
        <p className="text-muted">{question}</p>
      </header>
      <div className="review-charts grid flex-1 content-start grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 sm:grid-cols-2 print:grid-cols-2">{children}</div>
      <footer className="mt-3 flex min-h-8 flex-wrap items-center gap-x-4 border-t border-line pt-1 text-small text-muted">
        {notes.filter(Boolean).map((note, index) => <span key={index}>{note}</span>)}
      </footer>
    </section>
  );
}
