import { z } from 'zod';
import { ANONYMOUS } from '../facts/identities.js';
import { key, optional } from './fields.js';
import { Unfit } from './unfit.js';

/** The product's own key of a person. */
export function personKey(value: unknown): string {
  const found = key(value);
  if (found.startsWith(ANONYMOUS)) throw new Unfit(`begins with "${ANONYMOUS}", which names a device that is nobody's yet. Send the device's id as \`anonymous\`.`);
  return found;
}

/** The key of a device's id, which stands for a person. */
export const deviceKey = (value: unknown): string => ANONYMOUS + key(value);

/** The fields that say whose something is. */
export const WHO = { person: optional(personKey), anonymous: optional(deviceKey) };

interface Who { readonly person?: string | null | undefined; readonly anonymous?: string | null | undefined }

/** Adds the rule that somebody is named. A name that is wrong has been told already. */
export function namesSomebody<T extends Who, S extends z.ZodType<T>>(schema: S, why: string, field = 'person'): S {
  return schema.superRefine((item, context) => {
    if (typeof item === 'object' && item !== null && Reflect.get(item, field) == null && item.anonymous == null) context.addIssue({ code: 'custom', path: [field], message: why });
  }, { when: () => true });
}

/** The keys of the ids that an item of a batch names, also one that cannot be kept; nothing where it names nobody. */
export function idsNamedBy(path: string, raw: object): readonly string[] | undefined {
  const { person, anonymous, previous, key: own } = raw as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string[] => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []);
  const ids = [...text(person), ...text(previous), ...(path.startsWith('people[') ? text(own) : []), ...text(anonymous).map((device) => ANONYMOUS + device)];
  return ids.length === 0 ? undefined : ids;
}

/** Whose something is in one form: the key of the id it comes under, and a device that is said to be the person's with it. */
export function whose<T extends Who>({ person, anonymous, ...rest }: T): Omit<T, keyof Who> & { person?: string | null; device?: string } {
  if (anonymous == null) return person === undefined ? rest : { ...rest, person };
  return person == null ? { ...rest, person: anonymous } : { ...rest, person, device: anonymous };
}
