/** A map of so many entries at most: those that were got or set last. */
export class LruMap<Key, Value> {
  /** The one that was used longest ago comes first. */
  private readonly entries = new Map<Key, Value>();

  /** @throws {RangeError} where `entriesMax` is no whole number */
  constructor(readonly entriesMax: number) {
    if (!Number.isInteger(entriesMax) || entriesMax < 0) throw new RangeError(`${entriesMax} is no number of entries`);
  }

  get size(): number {
    return this.entries.size;
  }

  /** The one that was used longest ago comes first. */
  get values(): readonly Value[] {
    return [...this.entries.values()];
  }

  get(key: Key): Value | undefined {
    const value = this.entries.get(key);
    if (value === undefined && !this.entries.has(key)) return undefined;
    this.set(key, value as Value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.entriesMax) this.entries.delete(this.entries.keys().next().value as Key);
  }

  delete(key: Key): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
