import type { MissingEvents, UnreadableEvent } from '../events/damage';
import type { RecordedEvent } from '../events/event';
import { ParkedStreams, type ParkingRules } from '../events/parked-streams';
import { DocumentCache } from './document-cache';
import { foldBatch, type PoisonEvent } from './fold-batch';
import { generationName } from './generations';
import type { AnyProjection } from './projection';
import type { ReadStore } from './read-store';
import type { ViewStatus } from './view-progress';

export type ViewLimits = ParkingRules & {
  /** While a view catches up, it is saved after this many changed documents … */
  readonly unsavedMax: number;
  /** … or after this section of the log. Also the maximum lag of the stored checkpoint while no event concerns the view. */
  readonly checkpointLagMax: bigint;
  /** Documents of one view that stay in memory between batches. */
  readonly cachedMax: number;
  /** Other processes read the stored checkpoint: it is saved as soon as no further events are available. */
  readonly saveEagerly: boolean;
};

/** One projection with a generation of its view: it is offered events in log order, and moves the view forward. */
export class ProjectedView {
  /** Name of the view. */
  readonly name: string;
  /** The name under which the generation stores its documents. */
  readonly generation: string;
  readonly types: readonly string[];
  readonly documents: DocumentCache;
  readonly parked: ParkedStreams;
  private offered: RecordedEvent[] = [];
  /** As stored. */
  private checkpoint = 0n;
  /** Everything up to here has been examined, in memory. */
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
    this.documents = new DocumentCache(limits.cachedMax);
    this.parked = new ParkedStreams(limits);
  }

  get status(): ViewStatus {
    const position = this.savedPosition ?? this.checkpoint;
    return { view: this.name, position, stopped: this.stopped, parked: this.parked.all };
  }

  /** Everything up to here is stored, or changes nothing in the store; `null` while changes are only in memory. */
  get savedPosition(): bigint | null {
    return this.documents.changes.size === 0 && !this.parked.changed ? this.seen : null;
  }

  /** Creates the view if it does not exist, and starts at its checkpoint. */
  async open(): Promise<void> {
    await this.store.prepare(this.generation, this.projection.indexes);
    this.checkpoint = await this.store.checkpoint(this.generation);
    this.seen = this.checkpoint;
    this.offered = [];
    this.documents.reset(this.checkpoint);
    this.parked.restore(await this.store.parked(this.generation));
  }

  /** Offers one more event of the view's types. Events already seen are skipped. */
  offer(event: RecordedEvent): void {
    if (event.position > this.seen) this.offered.push(event);
  }

  /**
   * Folds the offered events up to a position, and saves unless more events are available.
   *
   * @throws errors of the read store: the view must then be opened again.
   */
  async foldTo(position: bigint, moreFollows: boolean): Promise<void> {
    const events = this.offered;
    this.offered = [];
    if (this.stopped !== null || position <= this.seen) return;
    const load = (ids: readonly string[]) => this.store.load(this.generation, ids);
    const poison = events.length === 0 ? null : await foldBatch(this.projection, events, load, this);
    if (poison !== null) return this.stop(poison, events);
    this.seen = position;
    if (this.mustSave(moreFollows)) await this.save();
  }

  /** Saves what is only in memory. */
  async save(): Promise<void> {
    if (this.checkpoint === this.seen && !this.parked.changed) return;
    const { changes } = this.documents;
    const parked = this.parked.changed && { parked: this.parked.all };
    const batch = { view: this.generation, documents: changes, from: this.checkpoint, to: this.seen };
    await this.store.save({ ...batch, ...parked });
    this.checkpoint = this.seen;
    this.parked.saved();
    this.documents.saved(this.checkpoint);
  }

  /**
   * The next events of a stream cannot be read: parks it. `false`: the stream may not be parked, and the view stopped before.
   */
  parkDamaged(damage: MissingEvents | UnreadableEvent): boolean {
    if (this.stopped !== null) return false;
    const { stream, revision } = damage;
    const position = this.seen + 1n;
    if (!this.parked.park({ stream, revision, position }, damage))
      this.stopped = { at: position, error: String(damage) };
    return true;
  }

  /** Streams of which no later event is folded. */
  get excludedStreams(): readonly string[] {
    return this.parked.excludedAfter(this.seen);
  }

  /** Saves what was folded before the event: no part of the event itself has been folded. */
  private async stop({ event, error }: PoisonEvent, events: readonly RecordedEvent[]): Promise<void> {
    this.stopped = { at: event.position, error: String(error) };
    this.seen = events.findLast(({ position }) => position < event.position)?.position ?? this.seen;
    await this.save();
  }

  private mustSave(moreFollows: boolean): boolean {
    const unsaved = this.documents.changes.size;
    if (!moreFollows && (this.savedPosition === null || this.limits.saveEagerly)) return true;
    return unsaved > this.limits.unsavedMax || this.seen - this.checkpoint >= this.limits.checkpointLagMax;
  }
}
