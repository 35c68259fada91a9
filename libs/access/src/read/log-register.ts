import type { Event, EventStore, RecordedEvent } from '@sealtrail/event-sourcing';

/** Facts of some types in memory: folded from the log at the start, and up to its head after each write of this process. */
export abstract class LogRegister<E extends Event> {
  private position = 0n;

  protected constructor(
    private readonly store: EventStore,
    private readonly types: readonly E['type'][],
  ) {}

  protected abstract fold(event: RecordedEvent<E>): void;

  /** Folds events of the log that are not folded yet. */
  async catchUp(): Promise<void> {
    const head = await this.store.head();
    const stop = new AbortController();
    const { position: after, types } = this;
    const batches = this.store.subscribe({ after, types, batchMax: 1_000, signal: stop.signal });
    if (this.position < head) {
      for await (const { events, position } of batches) {
        this.foldAll(events, position);
        if (position >= head) break;
      }
    }
    stop.abort();
  }

  /** Folds events of all processes until the signal aborts, so that what is revoked is refused by every process. */
  async follow(signal: AbortSignal): Promise<void> {
    const news = { after: this.position, types: this.types, batchMax: 1_000, signal };
    for await (const { events, position } of this.store.subscribe(news)) {
      this.foldAll(events, position);
    }
  }

  /** Concurrent reads of the log overlap: an event that is folded already must not be applied again after a later one. */
  private foldAll(events: readonly RecordedEvent[], position: bigint): void {
    for (const event of events) if (event.position > this.position) this.fold(event as RecordedEvent<E>);
    if (position > this.position) this.position = position;
  }
}
