/** Said above settings that the one who looks may read and not change. */
export function ReadOnlyNote() {
  return <p className="text-muted">You can read this. An admin or owner of the workspace changes it, or gives you a role that may.</p>;
}
