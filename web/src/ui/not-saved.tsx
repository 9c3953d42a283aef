/** What went wrong with something a person said: it is still there to be sent again. */
export function NotSaved({ error }: { error: Error | null }) {
  return error && <p role="alert" className="text-small text-trouble-ink">Not saved: {error.message}</p>;
}
