import { emptyDraft, type ConditionDraft, type EventDraft, type FunnelDraft } from './funnel-draft';

/** A draft as short text for the URL, so that a link shows the same funnel. */
export function writeDraft(draft: FunnelDraft): string {
  const events = (all: readonly EventDraft[]) => all.map(({ event, where }) => (where.length === 0 ? event : [event, ...where.map(({ property, is, in: values }) => [property, is, ...values])]));
  const { size, unit, order, entries, hold, steps, exclusions } = draft;
  return JSON.stringify({
    s: steps.map((step) => (step.name === '' ? { e: events(step.events) } : { n: step.name, e: events(step.events) })),
    w: `${size} ${unit}`,
    ...(order === 'IN_ORDER' ? {} : { o: order }), ...(entries === 'ANY' ? {} : { c: entries }), ...(hold === '' ? {} : { h: hold }),
    ...(exclusions.length === 0 ? {} : { x: exclusions.map(({ events: all, after, before }) => ({ e: events(all), a: after, b: before })) }),
  });
}

const operators = ['EQUALS', 'NOT_EQUALS', 'CONTAINS', 'GREATER', 'LESS', 'EXISTS', 'NOT_EXISTS'] as const;
const orders = ['IN_ORDER', 'STRICT', 'ANY'] as const;
const entryRules = ['ANY', 'FIRST', 'EVERY'] as const;
const units = ['minutes', 'hours', 'days'] as const;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const one = <T extends string>(known: readonly T[], value: unknown, fallback: T): T => known.find((each) => each === value) ?? fallback;

/** The draft in the URL; null where there is none that can be read. */
export function readDraft(written: string): FunnelDraft | null {
  if (written === '') return null;
  try {
    const known = JSON.parse(written) as Record<string, unknown>;
    const steps = list(known['s']).slice(0, 10).map((step, id) => ({ id, name: text((step as { n?: unknown }).n), events: readEvents((step as { e?: unknown }).e) }));
    if (steps.length < 2) return null;
    const [size = '', unit] = text(known['w']).split(' ');
    return {
      ...emptyDraft(), steps, size, unit: one(units, unit, 'days'), order: one(orders, known['o'], 'IN_ORDER'), entries: one(entryRules, known['c'], 'ANY'), hold: text(known['h']),
      exclusions: list(known['x']).slice(0, 5).map((exclusion, index) => {
        const { e, a, b } = exclusion as { e?: unknown; a?: unknown; b?: unknown };
        return { id: steps.length + index, events: readEvents(e), after: typeof a === 'number' ? a : 1, before: typeof b === 'number' ? b : null };
      }),
    };
  } catch {
    return null;
  }
}

function readEvents(value: unknown): EventDraft[] {
  const events = list(value).map((event): EventDraft => {
    if (typeof event === 'string') return { event, where: [] };
    const [name, ...where] = list(event);
    return { event: text(name), where: where.map((condition): ConditionDraft => { const [property, is, ...values] = list(condition); return { property: text(property), is: one(operators, is, 'EQUALS'), in: values.map(text) }; }) };
  });
  return events.length === 0 ? [{ event: '', where: [] }] : events;
}
