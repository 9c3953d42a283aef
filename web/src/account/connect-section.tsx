/** The organisation's own sign-in beside the password. It is connected by whoever is signed in here, so that nobody comes into an account that another made with their address. */
export function ConnectSection({ name, connected }: { name: string; connected: boolean }) {
  return (
    <section aria-labelledby="account-connect" className="card flex flex-col items-start gap-2 px-4 py-3">
      <h2 id="account-connect" className="text-body">Sign in with {name}</h2>
      <p className="text-muted">{connected ? `Connected: ${name} and the password both let you in.` : `Not connected yet. ${name} has to know you by the same e-mail address, and have it confirmed.`}</p>
      {!connected && <a href="/oidc/start?to=/account" className="control">Connect {name}</a>}
    </section>
  );
}
