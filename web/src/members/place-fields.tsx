import { useId } from 'react';
import type { Role, RolesQuery } from '../graphql/generated';
import { useProducts } from '../shell/use-products';
import { isKeptToPart, type Place } from './place';

/** What somebody is, and what they see: roles, and where their roles let them be kept to a part, products and teams. */
export function PlaceFields({ roles, place, held = [], onChange }: { roles: RolesQuery['roles']; place: Place; /** Roles they have already. */ held?: readonly Role[]; onChange: (place: Place) => void }) {
  const { products } = useProducts();
  const name = useId();
  const whole = roles.some(({ role, canBeKept }) => !canBeKept && place.roles.includes(role));
  const toggle = <T extends string>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);
  const shown = products.filter(({ key }) => place.products === null || place.products.includes(key));
  const all = !isKeptToPart(place);
  return (
    <>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-small font-medium text-muted">Roles</legend>
        {roles.map(({ role, name: called, says, canGive }) => (
          <label key={role} className={`flex items-start gap-2 ${canGive || held.includes(role) ? '' : 'text-muted'}`}>
            <input type="checkbox" className="mt-0.75 size-3.5 shrink-0" checked={place.roles.includes(role)} disabled={!canGive && !place.roles.includes(role)} onChange={() => onChange({ ...place, roles: toggle(place.roles, role) })} />
            <span><span className="font-medium">{called}</span> <span className="text-small text-muted">{says}</span></span>
          </label>
        ))}
      </fieldset>
      {whole ? <p className="text-small text-muted">Owners and admins look after all of the workspace, and see all of it.</p> : (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-small font-medium text-muted">Sees</legend>
          <label className="flex items-center gap-2"><input type="radio" name={name} checked={all} onChange={() => onChange({ ...place, products: null, teams: null })} /> Everything</label>
          <label className="flex items-center gap-2"><input type="radio" name={name} checked={!all} disabled={products.length === 0} onChange={() => onChange({ ...place, products: products.slice(0, 1).map(({ key }) => key), teams: null })} /> Only some products or teams</label>
          {!all && (
            <div className="ml-5 flex flex-col gap-1.5">
              {products.map((product) => {
                const chosen = place.products?.includes(product.key) ?? true;
                return (
                  <div key={product.key}>
                    <label className="flex items-center gap-2 font-medium"><input type="checkbox" className="size-3.5" checked={chosen} onChange={() => onChange(withProduct(place, product, products))} /> {product.name}</label>
                    {chosen && product.teams.length > 1 && (
                      <div className="ml-5 flex flex-wrap gap-x-4" role="group" aria-label={`Teams of ${product.name}`}>
                        {product.teams.map((team) => (
                          <label key={team.key} className="flex items-center gap-2"><input type="checkbox" className="size-3.5" checked={place.teams?.includes(team.key) ?? true} onChange={() => onChange({ ...place, teams: withTeam(place.teams, team.key, shown) })} /> {team.name}</label>
                        ))}
                      </div>
                    )}
                  </div>
                );
              })}
            </div>
          )}
        </fieldset>
      )}
    </>
  );
}

type Teamed = { readonly key: string; readonly teams: readonly { readonly key: string }[] };

/** A product put to what is seen, or taken from it with its teams. */
function withProduct(place: Place, product: Teamed, all: readonly Teamed[]): Place {
  const now = place.products ?? all.map(({ key }) => key);
  const isAdded = !now.includes(product.key);
  const own = product.teams.map(({ key }) => key);
  const teams = place.teams && (isAdded ? [...place.teams, ...own] : place.teams.filter((key) => !own.includes(key)));
  return { ...place, products: isAdded ? [...now, product.key] : now.filter((key) => key !== product.key), teams };
}

/** All teams of what is seen are the same as no limit on teams. */
function withTeam(teams: readonly string[] | null, key: string, shown: readonly Teamed[]): string[] | null {
  const every = shown.flatMap((product) => product.teams.map((team) => team.key));
  const now = teams ?? every;
  const next = now.includes(key) ? now.filter((each) => each !== key) : [...now, key];
  return every.every((each) => next.includes(each)) ? null : next;
}
