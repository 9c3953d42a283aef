import { isObject, type JsonObject } from '../files/reading/file-row.js';
import { textAt } from '../files/jira/jira-shape.js';
import type { Fact } from '../files/targets/target.js';
import { nothing, type HookRead } from './hook-read.js';

const LIST = { survey: 'surveyResponses', feedback: 'feedback' } as const;

/** Our own webhook of survey responses or feedback: `{"type", "data"}`, `data` being one item or a list of them, with the fields that collectOutcomes takes. */
export function readSaid(kind: keyof typeof LIST, body: JsonObject): HookRead {
  const event = textAt(body, 'type') ?? kind;
  const data = body['data'];
  const items = (Array.isArray(data) ? data : [data]).filter((one) => isObject(one));
  if (items.length === 0) return nothing(event, 'It has no data: one object, or a list of them.');
  const facts = items.flatMap(({ account, ...item }): Fact[] => [...accountOf(item, account), { list: LIST[kind], item }]);
  return { event, facts, ignored: [] };
}

/** Who somebody belongs to may be said along. */
function accountOf(item: JsonObject, account: unknown): Fact[] {
  return typeof account === 'string' && account !== '' && textAt(item, 'person') !== null ? [{ list: 'people', item: { key: item['person'], account } }] : [];
}
