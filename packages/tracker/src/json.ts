type Hooked = { toJSON?: unknown };

/**
 * JSON as the language means it. Some libraries teach arrays or texts a `toJSON` of their own, which would turn a list into
 * a quoted text on its way; it is put aside while we write.
 */
export function toJson(value: unknown): string {
  const aside: [Hooked, unknown][] = [];
  for (const prototype of [Array.prototype, Object.prototype, String.prototype] as Hooked[]) {
    if (prototype.toJSON === undefined) continue;
    aside.push([prototype, prototype.toJSON]);
    delete prototype.toJSON;
  }
  try {
    return JSON.stringify(value);
  } finally {
    for (const [prototype, hook] of aside) prototype.toJSON = hook;
  }
}
