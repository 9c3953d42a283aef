/** What became of a form: what went wrong, or that it is done. Keeps its line, so that nothing moves. */
export function Told({ error, done }: { error: Error | null; done: string | null }) {
  return <p role={error ? 'alert' : 'status'} className={`min-h-5 ${error ? 'text-trouble-ink' : 'text-muted'}`}>{error ? error.message.replace(/^(current|next|name): /, '') : done}</p>;
}
