import type { Recorded } from '../events/event';
import { foldBatch, type Poison } from './fold-batch';
import { generationName } from './generations';
import type { AnyProjection } from './projection';
import type { ReadStore } from './read-store';
import type { ViewStatus } from './view-progress';
import { WorkingSet } from './working-set';

export type ViewLimits = {
  /** While a view catches up, this many changed documents are gathered before they are saved … */
  readonly unsavedMax: number;
  /** … or this stretch of the log. Also how far a checkpoint lags behind in the store while nothing concerns the view. */
  readonly stretchMax: bigint;
  /** Documents of one view that stay in memory between batches. */
  readonly cachedMax: number;
  /** Others read the checkpoint in the store: it goes along as soon as nothing more is known to follow. */
  readonly promptly: boolean;
};

/** One projection and a generation of its view: is offered events in the order of the log, and moves the view on. */
export class ProjectedView {
  /** Of the view. */
  readonly name: string;
  /** Under which the generation keeps its documents. */
  readonly generation: string;
  readonly types: readonly string[];
  private readonly documents: WorkingSet;
  private offered: Recorded[] = [];
  /** As the store has it. */
  private checkpoint = 0n;
  /** Everything up to here has been looked at, in memory. */
  private seen = 0n;
  private stopped: ViewStatus['stopped'] = null;

  constructor(
    private readonly projection: AnyProjection,
    private readonly store: ReadStore,
    private readonly limits: ViewLimits,
    generation = 1,
  ) {
    this.name = projection.name;
    this.generation = generationName(projection.name, generation);
    this.types = Object.keys(projection.on);
    this.documents = new WorkingSet(limits.cachedMax);
  }

  get status(): ViewStatus {
    const position = this.documents.changes.size === 0 ? this.seen : this.checkpoint;
    return { view: this.name, position, stopped: this.stopped };
  }

  /** Everything up to here is in the store or changes nothing there; `null` while changes are only in memory. */
  get settledAt(): bigint | null {
    return this.documents.changes.size === 0 ? this.seen : null;
  }

  /** Makes the view if it is not there, and begins at its checkpoint. */
  async open(): Promise<void> {
    await this.store.prepare(this.generation, this.projection.indexes);
    this.checkpoint = await this.store.checkpoint(this.generation);
    this.seen = this.checkpoint;
    this.offered = [];
    this.documents.forget(this.checkpoint);
  }

  /** One more event of its types. What it has seen already it passes over. */
  offer(event: Recorded): void {
    if (event.position > this.seen) this.offered.push(event);
  }

  /**
   * Folds what was offered up to a position, and saves, unless more is known to follow.
   *
   * @throws whatever the read store throws: the view must then be opened again.
   */
  async take(position: bigint, moreFollows: boolean): Promise<void> {
    const events = this.offered;
    this.offered = [];
    if (this.stopped !== null || position <= this.seen) return;
    const load = (ids: readonly string[]) => this.store.load(this.generation, ids);
    const poison = events.length === 0 ? null : await foldBatch(this.projection, events, load, this.documents);
    if (poison !== null) return this.stop(poison, events);
    this.seen = position;
    if (this.mustSave(moreFollows)) await this.save();
  }

  /** Puts into the store what is only in memory. */
  async save(): Promise<void> {
    if (this.checkpoint === this.seen) return;
    const { changes } = this.documents;
    await this.store.save({ view: this.generation, documents: changes, from: this.checkpoint, to: this.seen });
    this.checkpoint = this.seen;
    this.documents.saved(this.checkpoint);
  }

  /** Keeps what lies before the event, unless another part of the same fact is in it already. */
  private async stop({ index, event, error }: Poison, events: readonly Recorded[]): Promise<void> {
    this.stopped = { at: event.position, error: String(error) };
    const before = events[index - 1]?.position ?? this.seen;
    if (before < event.position) {
      this.seen = before;
      await this.save();
    } else {
      this.seen = this.checkpoint;
      this.documents.forget(this.checkpoint);
    }
  }

  private mustSave(moreFollows: boolean): boolean {
    const unsaved = this.documents.changes.size;
    if (!moreFollows && (unsaved > 0 || this.limits.promptly)) return true;
    return unsaved > this.limits.unsavedMax || this.seen - this.checkpoint >= this.limits.stretchMax;
  }
}
