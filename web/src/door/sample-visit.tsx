import type { Role } from '../graphql/generated';
import { roleName } from '../shell/roles';

const SEES: Partial<Record<Role, string>> = {
  PRODUCT_OWNER: 'sprints, burndown, release, defects',
  PRODUCT_MANAGER: 'adoption, funnels, revenue, satisfaction',
  LEADER: 'both halves on one page',
  ANALYST: 'all numbers, for BI tools',
};

/** One click into the simulated organisation, as one of its people. */
export function SampleVisit({ roles, busy, error, onVisit }: { roles: readonly Role[]; busy: boolean; error: Error | null; onVisit: (role: Role) => void }) {
  return (
    <section aria-labelledby="sample-visit" className="flex flex-col gap-2">
      <h2 id="sample-visit" className="text-body">Look around in the sample organisation as</h2>
      <ul className="grid grid-cols-1 gap-2 min-[400px]:grid-cols-2">
        {roles.map((role) => (
          <li key={role}>
            <button type="button" disabled={busy} onClick={() => onVisit(role)} className="card flex h-full w-full flex-col px-3 py-2 text-left hover:border-line-strong">
              <span className="font-medium">{roleName(role)}</span>
              <span className="text-small text-muted">{SEES[role]}</span>
            </button>
          </li>
        ))}
      </ul>
      {error && <p role="alert" className="text-trouble-ink">{error.message}</p>}
      <p className="text-small text-muted">A simulated product with two teams and 5,000 people. This is offered on this machine only.</p>
    </section>
  );
}
