import { NavLink } from 'react-router';
import { useMay } from '../graphql/me';
import { useProducts } from '../shell/use-products';

/** The ways between the pages of settings that are for the one who looks. */
export function SettingsNav() {
  const { current } = useProducts();
  const [delivery, outcomes, keys, members, audit] = [useMay('READ_DELIVERY'), useMay('READ_OUTCOMES'), useMay('MANAGE_KEYS'), useMay('MANAGE_MEMBERS'), useMay('READ_AUDIT')];
  const team = current?.teams[0];
  const links = [
    delivery && team && { name: 'Teams', to: `/settings/teams/${encodeURIComponent(team.key)}`, room: '/settings/teams' },
    outcomes && current && { name: 'Product', to: `/settings/product/${encodeURIComponent(current.key)}`, room: '/settings/product' },
    keys && { name: 'Keys', to: '/settings/keys', room: '/settings/keys' },
    members && { name: 'Members', to: '/settings/members', room: '/settings/members' },
    audit && { name: 'Audit log', to: '/settings/audit', room: '/settings/audit' },
  ].filter((link) => link !== false && link !== undefined);
  if (links.length < 2) return null;
  return (
    <nav aria-label="Settings" className="no-print -mx-1 flex flex-wrap gap-1">
      {links.map(({ name, to, room }) => {
        const isHere = window.location.pathname.startsWith(room);
        return <NavLink key={room} to={to} aria-current={isHere ? 'page' : undefined} className={`rounded-md px-2 py-1 text-small font-medium ${isHere ? 'bg-sunken text-ink' : 'text-muted hover:text-ink'}`}>{name}</NavLink>;
      })}
    </nav>
  );
}
