import { el } from './element.js';
import type { Form, Words } from './form.js';
import { guarded, later } from './guard.js';
import { styleOf } from './style.js';

const WRITTEN_FROM_RIGHT = /^(ar|fa|he|ur)\b/i;

/** A place of our own on the page, which the page's styles do not reach. */
export interface Stage {
  readonly root: ShadowRoot;
  remove(): void;
}

export function openStage(form: Form, language: string): Stage {
  const host = document.createElement('bifocal-widget');
  host.lang = language;
  host.dir = WRITTEN_FROM_RIGHT.test(language) ? 'rtl' : 'ltr';
  const root = host.attachShadow({ mode: 'open' });
  const css = styleOf(form);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Browsers of before 2023: a style element, which a strict policy may refuse.
    root.append(el('style', {}, css));
  }
  document.body.append(host);
  return { root, remove: () => host.remove() };
}

/** A box that asks: it takes no focus by itself, says aloud what it asks, and Escape or its cross closes it. */
export interface Box {
  readonly element: HTMLElement;
  /** Another step in the same box: the focus goes along where it was within. */
  show(asks: string, content: HTMLElement, focusOn?: HTMLElement | null): void;
  hasFocus(): boolean;
  close(): void;
}

export function openBox({ root }: Stage, form: Form, words: Words, closed: () => void): Box {
  const before = document.activeElement;
  const said = el('p', { class: 'said', role: 'status' });
  const cross = el('button', { type: 'button', class: 'x', 'aria-label': words.close, click: () => leave() }, '×');
  const element = el('section', { class: `box ${form.position}`, role: 'dialog', 'aria-labelledby': 'q', dir: (root.host as HTMLElement).dir }, said, cross);
  let content: HTMLElement | null = null;
  const hasFocus = (): boolean => root.activeElement !== null;
  const onKey = guarded((event: KeyboardEvent): void => {
    // Escape means us where the focus is here, or nowhere in particular; elsewhere it means the product's own windows.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (hasFocus() || document.activeElement === document.body || document.activeElement === null) leave();
  });
  const close = (): void => {
    const leadBack = hasFocus();
    document.removeEventListener('keydown', onKey);
    element.remove();
    if (leadBack && before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
  };
  const leave = (): void => {
    close();
    closed();
  };
  document.addEventListener('keydown', onKey);
  root.append(element);
  return {
    element, hasFocus, close,
    show(asks, next, focusOn) {
      const moves = content !== null && hasFocus();
      if (content) content.replaceWith(next);
      // Before the cross: the question comes first in the order of the keys.
      else cross.before(next);
      content = next;
      if (moves) (focusOn ?? next).focus();
      // A status that is there first and filled later is read out.
      later(() => { said.textContent = asks; }, 100);
    },
  };
}
