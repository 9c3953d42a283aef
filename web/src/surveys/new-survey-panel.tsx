import { Link } from 'react-router';
import { templatePath } from './survey-paths';
import type { Template } from './survey-words';

/** The four ways to begin. */
export function NewSurveyPanel({ product, templates }: { product: string; templates: readonly Template[] }) {
  return (
    <section aria-labelledby="new-survey" className="flex min-w-0 flex-col gap-2">
      <h2 id="new-survey" className="text-body">Begin with a template</h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {templates.map(({ kind, name, says }) => (
          <li key={kind} className="card relative sm:min-h-20 px-4 py-3 hover:border-line-strong">
            <Link to={templatePath(product, kind)} className="link font-medium after:absolute after:inset-0">{name}</Link>
            <p className="mt-1 text-small text-muted">{says}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
