import { guarded } from './guard.js';

type Value = string | boolean | ((event: Event) => void);

/** An element with its attributes (what is a function listens) and what is in it. No markup as text: no policy forbids this. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, given: Readonly<Record<string, Value>> = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name of Object.keys(given)) {
    const value = given[name]!;
    if (typeof value === 'function') element.addEventListener(name, guarded(value));
    else if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...inside);
  return element;
}
