/** What lasts from page to page. */
export interface Store {
  /** Whether it does last: false where the browser denies storage, and a page remembers only while it is open. */
  readonly lasts: boolean;
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
  /** Names that begin so. */
  names(start: string): string[];
}

/** Names under `prefix` in the storage that `open` gives; where that throws, or is full, in this page's memory. */
export function openStore(prefix: string, open: () => Storage): Store {
  const memory = new Map<string, string>();
  let disk: Storage | null = null;
  try {
    disk = open();
    disk.setItem(`${prefix}?`, '1');
    disk.removeItem(`${prefix}?`);
  } catch {
    disk = null;
  }
  const tried = <T>(work: (disk: Storage) => T): T | null => {
    try {
      return disk && work(disk);
    } catch {
      return null;
    }
  };
  return {
    lasts: disk !== null,
    get: (name) => memory.get(name) ?? tried((at) => at.getItem(prefix + name)),
    set(name, value) {
      const kept = tried((at) => {
        at.setItem(prefix + name, value);
        return true;
      });
      if (kept) memory.delete(name);
      else memory.set(name, value);
    },
    remove(name) {
      memory.delete(name);
      tried((at) => at.removeItem(prefix + name));
    },
    names(start) {
      const found = new Set(memory.keys());
      tried((at) => {
        for (let index = 0; index < at.length; index += 1) {
          const name = at.key(index);
          if (name !== null && name.startsWith(prefix)) found.add(name.slice(prefix.length));
        }
      });
      return [...found].filter((name) => name.startsWith(start));
    },
  };
}
