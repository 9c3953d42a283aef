/** What the script element says: `data-key`, and settings that may be left out. */
export interface Settings {
  readonly writeKey: string;
  /** Where messages go: where the script came from, or `data-host`. */
  readonly host: string;
  /** `data-page-views="off"`: the product calls `page()` itself. */
  readonly pageViews: boolean;
  /** `data-surveys="off"`: nothing is shown. */
  readonly surveys: boolean;
  /** `data-query="keep"`: page views tell the query too. Left out otherwise, since it often names people. */
  readonly query: boolean;
  /** `data-do-not-track="respect"`: a browser that asks not to be tracked is not. */
  readonly respectsDoNotTrack: boolean;
  /** `data-preview`: shows a form that it is given, and sends nothing. */
  readonly preview: boolean;
}

export function readSettings(script: HTMLScriptElement): Settings {
  const said = (name: string): string => (script.getAttribute(`data-${name}`) ?? '').trim();
  const host = said('host') || new URL(script.src).origin;
  return {
    writeKey: said('key'),
    host: host.replace(/\/+$/, ''),
    pageViews: said('page-views') !== 'off',
    surveys: said('surveys') !== 'off',
    query: said('query') === 'keep',
    respectsDoNotTrack: said('do-not-track') === 'respect',
    preview: script.hasAttribute('data-preview'),
  };
}

/** Whether the browser says that its person does not want to be tracked. */
export function asksNotToTrack(): boolean {
  const asked = navigator as Navigator & { globalPrivacyControl?: boolean };
  return asked.doNotTrack === '1' || asked.globalPrivacyControl === true;
}
