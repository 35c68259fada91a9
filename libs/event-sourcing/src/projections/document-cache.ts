import { LruMap } from '../collections/lru-map';
import type { Document } from './projection';
import type { LoadedDocument } from './read-store';

/**
 * Documents of one view in memory: as the store has them, and as the events since have made them. `null` is a document
 * that is known not to be there. What is kept is right as long as nobody else writes the view, which the store's
 * compare-and-set of the checkpoint makes sure of.
 */
export class DocumentCache {
  private readonly stored: LruMap<string, Document | null>;
  /** Loaded since the last save: they stay until then, however many they are. */
  private loadedNow = new Map<string, Document | null>();
  private changed = new Map<string, Document | null>();
  /** How far a document is that was loaded: what somebody saved before us may be ahead of the checkpoint. */
  private foldedTo = new Map<string, bigint>();
  private savedTo = 0n;
  /** What was made before a fact of several parts, of the documents that it touches. */
  private before: Map<string, Document | null | undefined> | null = null;

  /** @param cachedMax how many documents stay in memory after they have been saved. */
  constructor(cachedMax: number) {
    this.stored = new LruMap(cachedMax);
  }

  /** What is to be saved. */
  get changes(): ReadonlyMap<string, Document | null> {
    return this.changed;
  }

  /** `undefined`: not known, load it. */
  get(id: string): Document | null | undefined {
    const made = this.changed.get(id);
    if (made !== undefined) return made;
    const loaded = this.loadedNow.get(id);
    return loaded === undefined ? this.stored.get(id) : loaded;
  }

  set(id: string, document: Document | null): void {
    if (this.before !== null && !this.before.has(id)) this.before.set(id, this.changed.get(id));
    this.changed.set(id, document);
  }

  /** From here on until {@link endAtomic} everything counts, or nothing. */
  beginAtomic(): void {
    this.before = new Map();
  }

  endAtomic(counts: boolean): void {
    for (const [id, document] of counts ? [] : (this.before ?? [])) {
      if (document === undefined) this.changed.delete(id);
      else this.changed.set(id, document);
    }
    this.before = null;
  }

  /** The document has everything up to the position in it already. */
  has(id: string, position: bigint): boolean {
    return this.foldedTo.size > 0 && (this.foldedTo.get(id) ?? -1n) >= position;
  }

  /** The store's answer for these ids: what it did not give is not there. */
  loaded(ids: readonly string[], documents: ReadonlyMap<string, LoadedDocument>): void {
    for (const id of ids) {
      const { document = null, position = 0n } = documents.get(id) ?? {};
      this.loadedNow.set(id, document);
      if (position > this.savedTo) this.foldedTo.set(id, position);
    }
  }

  /** The changes are in the store now, and with them everything up to a position. */
  saved(to: bigint): void {
    this.savedTo = to;
    for (const [id, document] of this.loadedNow) this.stored.set(id, document);
    for (const [id, document] of this.changed) this.stored.set(id, document);
    this.loadedNow = new Map();
    this.changed = new Map();
  }

  /** Somebody else may have written: nothing in here is known any more but how far the view is. */
  reset(savedTo: bigint): void {
    this.savedTo = savedTo;
    this.foldedTo = new Map();
    this.stored.clear();
    this.loadedNow = new Map();
    this.changed = new Map();
  }
}
