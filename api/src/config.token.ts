/** The name under which the checked configuration is injected. */
export const CONFIG = Symbol('config');
