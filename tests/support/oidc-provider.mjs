import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** A real provider that asks nobody for a password: whoever is named signs in and agrees. */
export async function startProvider() {
  const client = { client_id: 'bifocal', client_secret: 'a secret of the test alone', redirect_uris: ['http://127.0.0.1:1/oidc/callback'], grant_types: ['authorization_code'], response_types: ['code'] };
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const test = { person: { sub: 'ann-1', email: 'ann@example.com', email_verified: true, name: 'Ann Analyst' } };
  const provider = new Provider(issuer, {
    clients: [{ ...client, response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...test.person, sub }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  const allowed = [...client.redirect_uris];
  provider.Client.prototype.redirectUriAllowed = (uri) => allowed.includes(uri);
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    void (async () => {
      const { params, prompt } = await provider.interactionDetails(request, response);
      const accountId = test.person.sub;
      if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
      const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid email profile');
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
    })();
  });
  return {
    issuer, client: { id: client.client_id, secret: client.client_secret },
    get person() { return test.person; },
    set person(person) { test.person = person; },
    allow: (uri) => { allowed.push(uri); },
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
