import { accentOn } from './colour.js';
import type { Form } from './form.js';

const LIGHT = { surface: '#ffffff', ink: '#16202c', muted: '#55636f', line: '#8593a0', sunken: '#f1f4f7' };
const DARK = { surface: '#19212b', ink: '#eaf0f6', muted: '#a9b6c2', line: '#75838f', sunken: '#232d38' };

function colours(palette: typeof LIGHT, wanted: string, scheme: string): string {
  const { accent, onAccent, rim } = accentOn(wanted, palette.surface, palette.ink);
  const { surface, ink, muted, line, sunken } = palette;
  return `:host{color-scheme:${scheme};--s:${surface};--i:${ink};--m:${muted};--l:${line};--k:${sunken};--a:${accent};--o:${onAccent};--r:${rim}}`;
}

/** The sheet of a form. It is constructed, not written into the page, so that no style policy forbids it. */
export function styleOf({ accent, theme }: Form): string {
  const light = colours(LIGHT, accent, 'light');
  const dark = colours(DARK, accent, 'dark');
  return (theme === 'DARK' ? dark : light) + (theme === 'AUTO' ? `@media(prefers-color-scheme:dark){${dark}}` : '') + SHEET;
}

const SHEET = `
:host{all:initial!important;display:block!important}
*{box-sizing:border-box}
[hidden]{display:none!important}
.box,.open{position:fixed;z-index:2147483000;font:14px/20px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--i);text-align:start}
.box{background:var(--s);border:1px solid var(--l);border-radius:12px;box-shadow:0 8px 32px #0003;width:384px;max-width:calc(100vw - 24px);max-height:calc(100vh - 24px);overflow:auto;padding:16px}
.BOTTOM_RIGHT{bottom:16px;right:16px}.BOTTOM_LEFT{bottom:16px;left:16px}.TOP_RIGHT{top:16px;right:16px}.TOP_LEFT{top:16px;left:16px}
.BOTTOM{bottom:16px;left:0;right:0;margin:0 auto}.open.BOTTOM{width:max-content}
fieldset{border:0;margin:0;padding:0;min-width:0}
.q{display:block;float:none;font-weight:600;font-size:15px;padding:0 32px 12px 0;margin:0;overflow-wrap:anywhere}
[dir=rtl] .q{padding:0 0 12px 32px}
.scale{display:grid;gap:4px;grid-template-columns:repeat(var(--n),1fr)}
.n11{--n:11}.n7{--n:7}.n5{--n:5}.n3{--n:3;margin-bottom:12px}
label.c{position:relative;display:flex;align-items:center;justify-content:center;min-height:40px;border:1px solid var(--l);border-radius:6px;cursor:pointer;font-variant-numeric:tabular-nums;text-align:center;background:var(--s);padding:4px 0;overflow-wrap:anywhere}
label.c:hover{background:var(--k);border-color:var(--i)}
label.c:has(:checked){background:var(--a);color:var(--o);border-color:var(--r)}
label.c:has(:focus-visible){outline:2px solid var(--i);outline-offset:2px}
label.c input{position:absolute;opacity:0;inset:0;margin:0;cursor:pointer}
.ends{display:flex;justify-content:space-between;gap:16px;margin-top:6px;font-size:12px;line-height:16px;color:var(--m)}
textarea{display:block;width:100%;min-height:84px;resize:vertical;font:inherit;color:inherit;background:var(--s);border:1px solid var(--l);border-radius:6px;padding:8px}
textarea::placeholder{color:var(--m);opacity:1}
button{font:inherit;cursor:pointer;border-radius:6px;min-height:36px;padding:0 14px;border:1px solid var(--l);background:var(--s);color:var(--i)}
button.go,.open{background:var(--a);color:var(--o);border-color:var(--r);font-weight:600}
button.x{position:absolute;top:8px;right:8px;min-height:32px;width:32px;padding:0;border-color:transparent;font-size:20px;line-height:1;color:var(--m)}
[dir=rtl] button.x{right:auto;left:8px}
button:hover{border-color:var(--i)}
:focus-visible{outline:2px solid var(--i);outline-offset:2px}
.row{display:flex;gap:8px;margin-top:12px}
.open{border-radius:18px;box-shadow:0 2px 10px #0003}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:440px){.n11{--n:6}.box{left:12px;right:12px;width:auto;padding:14px}}
@media(prefers-reduced-motion:no-preference){.box{animation:b .16s ease-out}}
@keyframes b{from{opacity:0;transform:translateY(8px)}}
@media(forced-colors:active){label.c:has(:checked){outline:2px solid Highlight}}
@media print{:host{display:none!important}}
`.replace(/\n/g, '');
