import type { Preview } from './import-draft';

/** What would be refused, before it is. */
export function ImportProblems({ problems }: { problems: Preview['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <div className="rounded-md bg-trouble-wash px-3 py-2">
      <p className="font-medium text-trouble-ink">In the first rows:</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {problems.map((problem, index) => (
          <li key={index} className="min-w-0 break-words"><code className="font-mono text-small">{problem.path}</code>{problem.value !== null && <> <span className="text-muted">“{problem.value}”</span></>} {problem.reason}</li>
        ))}
      </ul>
    </div>
  );
}
