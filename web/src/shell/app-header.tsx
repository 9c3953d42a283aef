import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { useMay } from '../graphql/me';
import { Select } from '../ui/select';
import { SimulatedMark } from '../ui/simulated-mark';
import { AccountMenu } from './account-menu';
import { Logo } from './logo';
import { useRoom } from './roles';
import { ThemeSwitch } from './theme-switch';
import { useProducts } from './use-products';

/** The same query about another product, whose teams and funnels are others. */
function aboutProduct(search: string, key: string): string {
  const params = new URLSearchParams(search);
  for (const name of ['team', 'funnel']) params.delete(name);
  params.set('product', key);
  return params.toString();
}

export function AppHeader() {
  const { question, products, current, choose } = useProducts();
  const { rooms, room, choose: chooseRoom } = useRoom();
  const [delivery, outcomes] = [useMay('READ_DELIVERY'), useMay('READ_OUTCOMES')];
  const either = delivery || outcomes;
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const firstTeam = current?.teams[0]?.key;
  const links = [
    delivery && { name: 'Delivery', to: firstTeam ? `/delivery/${firstTeam}` : '/delivery', room: '/delivery' },
    outcomes && { name: 'Outcomes', to: current ? `/outcomes/${current.key}` : '/outcomes', room: '/outcomes' },
    either && { name: 'Review', to: current ? `/review/${current.key}` : '/review', room: '/review' },
    either && { name: 'BI', to: '/bi', room: '/bi' },
    either && { name: 'Sources', to: '/sources', room: '/sources' },
    either && { name: 'Settings', to: firstTeam ? `/settings/teams/${firstTeam}` : '/settings', room: '/settings' },
  ].filter((link) => link !== false);
  // People are told of within the outcomes.
  const isIn = (room: string) => pathname.startsWith(room) || (room === '/outcomes' && /^\/(people|surveys)/.test(pathname));
  const switchProduct = (key: string) => {
    choose(key);
    const next = products.find((product) => product.key === key);
    if (pathname.startsWith('/delivery')) void navigate(next?.teams[0] ? `/delivery/${next.teams[0].key}` : '/delivery');
    else if (pathname.startsWith('/settings')) void navigate(next?.teams[0] ? `/settings/teams/${next.teams[0].key}` : '/settings');
    else if (pathname.startsWith('/outcomes')) void navigate(`/outcomes/${key}${search}`);
    else if (pathname.startsWith('/surveys')) void navigate(`/surveys/${key}`);
    else if (pathname.startsWith('/people')) void navigate(`/people/${key}`);
    else if (pathname.startsWith('/bi')) void navigate(`${pathname}?${aboutProduct(search, key)}`);
    else if (pathname.startsWith('/review')) void navigate(`/review/${key}${search}`);
  };
  const switchRole = (next: string) => {
    const chosen = rooms.find((one) => one.value === next);
    if (!chosen) return;
    chooseRoom(chosen.value);
    void navigate(chosen.opens);
  };
  return (
    <header className="no-print border-b border-line bg-surface">
      <div className="mx-auto flex max-w-[1760px] flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-6">
        <Link to="/" className="flex items-center gap-2 text-body font-semibold"><Logo /> Bifocal</Link>
        <nav aria-label="Pages" className="order-last -mx-1 flex w-full overflow-x-auto px-1 max-sm:justify-between sm:gap-1 md:order-none md:mx-0 md:w-auto">
          {links.map((link) => (
            <NavLink key={link.room} to={link.to} aria-current={isIn(link.room) ? 'page' : undefined} className={`rounded-md px-0.5 py-1.5 font-medium sm:px-2.5 ${isIn(link.room) ? 'bg-sunken text-ink' : 'text-muted hover:text-ink'}`}>
              {link.name}
            </NavLink>
          ))}
        </nav>
        {current?.simulated && <span className="ml-auto"><SimulatedMark /></span>}
        <div className={`flex w-full items-center gap-2 sm:w-auto ${current?.simulated ? '' : 'ml-auto'}`}>
          {!current && question.isLoading && <span aria-hidden className="control w-28" />}
        {current && <Select label="Product" value={current.key} options={products.map(({ key, name }) => ({ value: key, name }))} onChange={switchProduct} />}
          {room && rooms.length > 1 && <Select label="Role" value={room.value as string} options={rooms.map(({ value, name }) => ({ value, name }))} onChange={switchRole} />}
          <AccountMenu />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
