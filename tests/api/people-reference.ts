/** What a product's people are, reckoned in the plainest way from everything that was sent: no order, no state, no database. */
export interface Who { person?: string; anonymous?: string }
export type SentEvent = Who & { key: string; name: string; at: string };
export type SentFeedback = Who & { key: string; at: string; text: string };
export interface SentIdentity { anonymous?: string; previous?: string; person: string; at: string }
export type SentPerson = { key?: string; anonymous?: string; at: string; traits: Record<string, string | null> };
export interface Sent { events: SentEvent[]; feedback: SentFeedback[]; identities: SentIdentity[]; people: SentPerson[] }
interface Claim { from: string; to: string; at: string }

const device = (id: string): string => `anonymous ${id}`;
const idOf = ({ person, anonymous }: Who): string => person ?? device(anonymous!);

function claimsOf({ events, feedback, identities, people }: Sent): Claim[] {
  const said: Claim[] = identities.map(({ anonymous, previous, person, at }) => ({ from: anonymous === undefined ? previous! : device(anonymous), to: person, at }));
  for (const { person, anonymous, at } of [...events, ...feedback, ...people.map(({ key, ...rest }) => ({ person: key, ...rest }))]) if (person !== undefined && anonymous !== undefined) said.push({ from: device(anonymous), to: person, at });
  return said;
}

/** The person of each id: along the earliest claims to the end; in a circle, the latest of its claims is taken away. */
function rootOf(claims: readonly Claim[]): (id: string) => string {
  const first = new Map<string, Claim>();
  for (const claim of [...claims].sort((a, b) => (a.at === b.at ? (a.to < b.to ? -1 : 1) : a.at < b.at ? -1 : 1))) if (!first.has(claim.from)) first.set(claim.from, claim);
  for (;;) {
    const circle = [...first.keys()].map((id) => circleFrom(first, id)).find((found) => found.length > 0);
    if (!circle) break;
    const last = circle.map((id) => first.get(id)!).sort((a, b) => (a.at === b.at ? (a.from < b.from ? 1 : -1) : a.at < b.at ? 1 : -1))[0]!;
    first.delete(last.from);
  }
  return (id) => { let at = id; while (first.has(at)) at = first.get(at)!.to; return at; };
}

function circleFrom(first: ReadonlyMap<string, Claim>, id: string): string[] {
  const way: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = first.get(at)?.to) {
    if (way.includes(at)) return at === id ? way : [];
    way.push(at);
  }
  return [];
}

/** Every id that these facts name. */
export const idsIn = (sent: Sent): Set<string> => new Set([
  ...claimsOf(sent).flatMap(({ from, to }) => [from, to]), ...[...sent.events, ...sent.feedback].map(idOf), ...sent.people.map(({ key, anonymous }) => idOf({ person: key, anonymous } as Who))]);

/** The ids that are one person with this one. */
export function idsWith(sent: Sent, id: string): Set<string> {
  const root = rootOf(claimsOf(sent));
  return new Set([...idsIn(sent)].filter((each) => root(each) === root(id)));
}

/** The facts that are left when some ids are erased after all of them happened. */
export function without(sent: Sent, gone: ReadonlySet<string>): Sent {
  const alone = <T extends Who>(item: T): T => { if (item.anonymous === undefined || !gone.has(device(item.anonymous))) return item; const { anonymous: _, ...rest } = item; return rest as T; };
  const left = <T extends Who>(items: T[]): T[] => items.filter((item) => !gone.has(idOf(item))).map(alone);
  return {
    events: left(sent.events), feedback: left(sent.feedback),
    identities: sent.identities.filter(({ anonymous, previous, person }) => !gone.has(person) && !gone.has(previous ?? device(anonymous!))),
    people: sent.people.filter(({ key, anonymous }) => !gone.has(key ?? device(anonymous!))).map(alone),
  };
}

const local = new Map<string, Intl.DateTimeFormat>();
function dayIn(zone: string, at: string): string {
  if (!local.has(zone)) local.set(zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }));
  return local.get(zone)!.format(new Date(at));
}
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Everything that is told of the people, from scratch. */
export function reckon(sent: Sent, zone: string, windowMinutes: number) {
  const root = rootOf(claimsOf(sent));
  const events = new Map(sent.events.map((event) => [JSON.stringify([root(idOf(event)), event.key]), { ...event, who: root(idOf(event)) }]));
  const days = new Map<string, Set<string>>();
  for (const { who, at } of events.values()) days.set(who, (days.get(who) ?? new Set()).add(dayIn(zone, at)));
  const active: Record<string, number> = {};
  const cohort: Record<string, [returned: number, people: number]> = {};
  for (const own of days.values()) {
    for (const day of own) active[day] = (active[day] ?? 0) + 1;
    const first = [...own].sort()[0]!;
    const [returned, people] = cohort[first] ?? [0, 0];
    cohort[first] = [returned + (own.has(nextDay(first)) ? 1 : 0), people + 1];
  }
  const ms = ({ at }: { at: string }): number => Date.parse(at);
  const of = (who: string, name: string) => [...events.values()].filter((event) => event.who === who && event.name === name);
  const entered = [...days.keys()].filter((who) => of(who, 'a').length > 0);
  const completed = entered.filter((who) => of(who, 'a').some((a) => of(who, 'b').some((b) => ms(b) >= ms(a) && ms(b) <= ms(a) + windowMinutes * 60_000)));
  const traits: Record<string, Record<string, string>> = {};
  const latest = new Map<string, [at: string, text: string]>();
  for (const { key, anonymous, at, traits: said } of sent.people) for (const [name, value] of Object.entries(said)) {
    const place = JSON.stringify([root(key ?? device(anonymous!)), name]);
    const [now, text] = [new Date(at).toISOString(), JSON.stringify(value)];
    const known = latest.get(place);
    if (!known || now > known[0] || (now === known[0] && text > known[1])) latest.set(place, [now, text]);
  }
  for (const [place, [, text]] of latest) { const [who, name] = JSON.parse(place) as [string, string]; if (text !== 'null') (traits[who] ??= {})[name] = JSON.parse(text) as string; }
  return {
    personDays: [...days].flatMap(([who, own]) => [...own].map((day) => `${who} ${day}`)).sort(),
    events: [...events.values()].map(({ who, name }) => `${who} ${name}`).sort(),
    feedback: Object.fromEntries(sent.feedback.map((said) => [said.key, root(idOf(said))])),
    active, cohort, entered: entered.length, completed: completed.length, traits,
  };
}
