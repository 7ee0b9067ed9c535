/** A storage in memory, with the three methods that the stores use. */
export class MemoryStorage {
  /** @param {Record<string, object>} [kept] what is kept already, by key */
  constructor(kept = {}) {
    this.items = new Map(Object.entries(kept).map(([key, value]) => [key, JSON.stringify(value)]));
  }
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    this.items.set(key, value);
  }
  removeItem(key) {
    this.items.delete(key);
  }
}

/** A storage in which no room is left. */
export class FullStorage extends MemoryStorage {
  setItem() {
    throw new Error("full");
  }
}

/** A storage that may not be used. */
export class DeniedStorage extends MemoryStorage {
  getItem() {
    throw new Error("denied");
  }
}

/** What may stand where a record is looked for, and is none. */
export const NO_RECORDS = [null, undefined, "", "not json", "null", "[]", "7"];
