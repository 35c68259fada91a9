/** An entry, linked to the one used just before it and the one used just after. */
type Entry<Key, Value> = {
  readonly key: Key;
  value: Value;
  older: Entry<Key, Value> | null;
  newer: Entry<Key, Value> | null;
};

/**
 * A map with a maximum number of entries that evicts the least recently used one. The order of use is a linked list and not the
 * insertion order of a `Map`, because a `Map` keeps the slots of deleted entries for a while and finding its first entry scans
 * them each time.
 */
export class LruMap<Key, Value> {
  private readonly entries = new Map<Key, Entry<Key, Value>>();
  private oldest: Entry<Key, Value> | null = null;
  private newest: Entry<Key, Value> | null = null;

  /** @throws {RangeError} if `entriesMax` is not a non-negative integer */
  constructor(readonly entriesMax: number) {
    if (!Number.isInteger(entriesMax) || entriesMax < 0)
      throw new RangeError(`${entriesMax} is not a valid number of entries`);
  }

  get size(): number {
    return this.entries.size;
  }

  /** Least recently used first. */
  get values(): readonly Value[] {
    const values: Value[] = [];
    for (let entry = this.oldest; entry !== null; entry = entry.newer) values.push(entry.value);
    return values;
  }

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.use(entry);
    return entry.value;
  }

  set(key: Key, value: Value): void {
    const known = this.entries.get(key);
    if (known !== undefined) {
      known.value = value;
      this.use(known);
      return;
    }
    const entry: Entry<Key, Value> = { key, value, older: null, newer: null };
    this.entries.set(key, entry);
    this.append(entry);
    if (this.entries.size > this.entriesMax && this.oldest !== null) this.delete(this.oldest.key);
  }

  delete(key: Key): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.takeOut(entry);
  }

  clear(): void {
    this.entries.clear();
    this.oldest = null;
    this.newest = null;
  }

  private use(entry: Entry<Key, Value>): void {
    if (entry === this.newest) return;
    this.takeOut(entry);
    this.append(entry);
  }

  private append(entry: Entry<Key, Value>): void {
    entry.older = this.newest;
    entry.newer = null;
    if (this.newest === null) this.oldest = entry;
    else this.newest.newer = entry;
    this.newest = entry;
  }

  private takeOut({ older, newer }: Entry<Key, Value>): void {
    if (older === null) this.oldest = newer;
    else older.newer = newer;
    if (newer === null) this.newest = older;
    else newer.older = older;
  }
}
