/** A way of sending, ready to paste. */
export interface Snippet {
  readonly value: 'curl' | 'node' | 'browser' | 'posthog';
  readonly name: string;
  readonly says: string;
  readonly text: string;
}

/** The same first event by each client, with the key and the address of this server filled in. */
export function snippetsFor(key: string, origin: string): readonly Snippet[] {
  const host = origin.replace(/^https?:\/\//, '');
  const protocol = origin.startsWith('https:') ? 'https' : 'http';
  return [
    { value: 'curl', name: 'curl', says: 'One event, from a terminal.', text: [
      `curl ${origin}/v1/track -u ${key}: \\`,
      `  -H 'content-type: application/json' \\`,
      `  -d '{"userId": "ada", "event": "signed_up", "properties": {"plan": "team"}}'`,
    ].join('\n') },
    { value: 'node', name: 'Segment, Node', says: 'npm install @segment/analytics-node', text: [
      `import { Analytics } from '@segment/analytics-node';`, '',
      `const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' });`,
      `analytics.track({ userId: 'ada', event: 'signed_up', properties: { plan: 'team' } });`,
      'await analytics.closeAndFlush();',
    ].join('\n') },
    { value: 'browser', name: 'Segment, browser', says: 'npm install @segment/analytics-next', text: [
      `import { AnalyticsBrowser } from '@segment/analytics-next';`, '',
      `const settings = { integrations: { 'Segment.io': { apiKey: '${key}', apiHost: '${host}/v1', protocol: '${protocol}' } } };`,
      `const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnSettings: settings });`,
      'analytics.page();',
      `analytics.identify('ada', { plan: 'team' });`,
      `analytics.track('signed_up');`,
    ].join('\n') },
    { value: 'posthog', name: 'PostHog', says: 'npm install posthog-node', text: [
      `import { PostHog } from 'posthog-node';`, '',
      `const posthog = new PostHog('${key}', { host: '${origin}' });`,
      `posthog.capture({ distinctId: 'ada', event: 'signed_up', properties: { plan: 'team' } });`,
      'await posthog.shutdown();',
    ].join('\n') },
  ];
}
