/** A defect's title; on a phone with its severity below, where a column of its own would leave no room for words. */
export function DefectTitle({ title, severity }: { title: string | null; severity: string | null }) {
  return <>{title}{severity && <span className="block text-small text-muted sm:hidden print:hidden">{severity}</span>}</>;
}
