import { LruMap } from '../collections/lru-map';
import type { Document } from './projection';
import type { LoadedDocument } from './read-store';

/**
 * Documents of one view in memory: as stored, with the events since then applied. `null` is a document known not to exist.
 * Valid as long as no other worker writes the view, which the store's compare-and-set of the checkpoint ensures.
 */
export class DocumentCache {
  private readonly stored: LruMap<string, Document | null>;
  /** Loaded since the last save: kept until then, whatever their number. */
  private loadedNow = new Map<string, Document | null>();
  private changed = new Map<string, Document | null>();
  /**
   * Position already folded into each loaded document; after a crash of the previous worker it may be ahead of the checkpoint.
   */
  private foldedTo = new Map<string, bigint>();
  private savedTo = 0n;
  /** The state of the touched documents before an atomic group of events. */
  private before: Map<string, Document | null | undefined> | null = null;

  /** @param cachedMax how many documents stay in memory after a save. */
  constructor(cachedMax: number) {
    this.stored = new LruMap(cachedMax);
  }

  /** The documents to be saved. */
  get changes(): ReadonlyMap<string, Document | null> {
    return this.changed;
  }

  /** `undefined`: not in memory, must be loaded. */
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

  /** From here until {@link endAtomic}, either all changes apply or none. */
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

  /** Whether everything up to the position has been folded into the document. */
  has(id: string, position: bigint): boolean {
    return this.foldedTo.size > 0 && (this.foldedTo.get(id) ?? -1n) >= position;
  }

  /** Takes the loaded documents: an id without a document does not exist in the store. */
  loaded(ids: readonly string[], documents: ReadonlyMap<string, LoadedDocument>): void {
    for (const id of ids) {
      const { document = null, position = 0n } = documents.get(id) ?? {};
      this.loadedNow.set(id, document);
      if (position > this.savedTo) this.foldedTo.set(id, position);
    }
  }

  /** The changes are saved, and with them everything up to a position. */
  saved(to: bigint): void {
    this.savedTo = to;
    for (const [id, document] of this.loadedNow) this.stored.set(id, document);
    for (const [id, document] of this.changed) this.stored.set(id, document);
    this.loadedNow = new Map();
    this.changed = new Map();
  }

  /** Another worker may have written: drops everything but the position of the view. */
  reset(savedTo: bigint): void {
    this.savedTo = savedTo;
    this.foldedTo = new Map();
    this.stored.clear();
    this.loadedNow = new Map();
    this.changed = new Map();
  }
}
