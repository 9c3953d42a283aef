import { isObject, objectIn, onlyThere, shortText, type Message } from './message.js';

const NOTHING: Record<string, unknown> = {};

/** What a message's context says that questions are asked by: where a visit came from, in which language, on what. The rest is left aside. */
export function contextProperties(message: Message): Record<string, unknown> {
  if (!isObject(message['context'])) return NOTHING;
  const context = message['context'];
  const text = (of: string, name: string): string | undefined => shortText(objectIn(context, of)[name]);
  return onlyThere({
    campaign: text('campaign', 'name'),
    campaign_source: text('campaign', 'source'),
    campaign_medium: text('campaign', 'medium'),
    campaign_term: text('campaign', 'term'),
    campaign_content: text('campaign', 'content'),
    locale: shortText(context['locale']),
    ...(message['type'] === 'page' ? {} : { page_path: text('page', 'path'), page_referrer: text('page', 'referrer') }),
    os: text('os', 'name'),
    app_version: text('app', 'version'),
    library: text('library', 'name'),
  });
}
