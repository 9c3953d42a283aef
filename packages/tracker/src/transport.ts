import type { Answer } from './outbox.js';

/** Both go out as plain text with the key inside, which needs no preflight, and live on when the page leaves. */
export function transportTo(host: string): { send(body: string): Promise<Answer>; sendLeaving(body: string): void } {
  const url = `${host}/v1/batch`;
  const fetchIt = (body: string): Promise<Response> => fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'text/plain' }, keepalive: true, credentials: 'omit' });
  return {
    async send(body) {
      const response = await fetchIt(body);
      if (response.ok) return { status: response.status };
      const waits = Number(response.headers.get('Retry-After'));
      const text = await response.text().catch(() => '');
      return { status: response.status, says: text.slice(0, 300), ...(waits > 0 && { waitMs: Math.min(waits, 3_600) * 1_000 }) };
    },
    sendLeaving(body) {
      if (!navigator.sendBeacon?.(url, body)) fetchIt(body).catch(() => undefined);
    },
  };
}
