import type { Document } from './projection';

/**
 * Documents of one view in memory: as the store has them, and as the events since have made them. `null` is a document
 * that is known not to be there. What is kept is right as long as nobody else writes the view, which the store's
 * compare-and-set of the checkpoint makes sure of.
 */
export class WorkingSet {
  private stored = new Map<string, Document | null>();
  private made = new Map<string, Document | null>();

  /** @param cachedMax how many documents stay in memory after they have been saved. */
  constructor(private readonly cachedMax: number) {}

  /** What is to be saved. */
  get changes(): ReadonlyMap<string, Document | null> {
    return this.made;
  }

  /** `undefined`: not known, load it. */
  get(id: string): Document | null | undefined {
    const made = this.made.get(id);
    return made === undefined ? this.stored.get(id) : made;
  }

  set(id: string, document: Document | null): void {
    this.made.set(id, document);
  }

  /** The store's answer for these ids: what it did not give is not there. */
  loaded(ids: readonly string[], documents: ReadonlyMap<string, Document>): void {
    for (const id of ids) this.stored.set(id, documents.get(id) ?? null);
  }

  /** The changes are in the store now. */
  saved(): void {
    if (this.stored.size + this.made.size > this.cachedMax) this.stored = new Map();
    if (this.made.size <= this.cachedMax) for (const [id, document] of this.made) this.stored.set(id, document);
    this.made = new Map();
  }

  /** Somebody else may have written: nothing in here is known any more. */
  forget(): void {
    this.stored = new Map();
    this.made = new Map();
  }
}
