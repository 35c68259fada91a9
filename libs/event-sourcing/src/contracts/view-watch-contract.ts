import { metadataAt, NO_STREAM } from '../events/event-store';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import type { LagSource, ViewWatch } from '../projections/view-watch';

/** A watch over the views `a.v1` and `b.v1`, both at position 0, and the changes that happen to them. */
export type ViewWatchDriver = {
  readonly watch: ViewWatch;
  /** A view is saved from one position up to another. */
  fold(view: string, from: bigint, to: bigint): Promise<void>;
  /** A view stops at an event that it cannot fold. */
  stop(view: string, at: bigint): Promise<void>;
};

const RECORDED = '2026-03-02T01:00:00.000Z';
const soon = () => AbortSignal.timeout(1);
const later = () => AbortSignal.timeout(20_000);

/** The contract of every view watch. The log holds three events, recorded seven seconds ago. */
export function describeViewWatchContract(open: (log: LagSource) => Promise<ViewWatchDriver>): void {
  let views: ViewWatchDriver;
  let events: InMemoryEventStore;

  beforeEach(async () => {
    events = new InMemoryEventStore();
    await events.append({
      stream: 's-1',
      expected: NO_STREAM,
      events: ['1', '2', '3'].map((id) => ({ id, type: 'Noted', data: {} })),
      metadata: metadataAt(RECORDED, { actor: 'k', commandId: 'c', correlationId: 't', causationId: null, known: {} }),
      answer: null,
    });
    views = await open({ events, clock: new FixedClock('2026-03-02T01:00:07.000Z') });
  });

  it('returns the position of the view furthest behind, with the age of its first missing event', async () => {
    expect(await views.watch.state()).toStrictEqual({ position: 0n, lagMs: 7_000 });
    await views.fold('a.v1', 0n, 3n);
    await views.fold('b.v1', 0n, 1n);
    expect(await views.watch.state()).toStrictEqual({ position: 1n, lagMs: 7_000 });
    await views.fold('b.v1', 1n, 3n);
    expect(await views.watch.state()).toStrictEqual({ position: 3n, lagMs: 0 });
  });

  it('returns no age for a missing event', async () => {
    events.lose('s-1', 0n);
    expect(await views.watch.state()).toStrictEqual({ position: 0n, lagMs: 0 });
  });

  it('waits for one view, or for all', async () => {
    await views.fold('a.v1', 0n, 2n);
    expect(await views.watch.waitForPosition(2n, { view: 'a.v1', signal: later() })).toBe(true);
    expect(await views.watch.waitForPosition(2n, { signal: soon() })).toBe(false);
    const all = views.watch.waitForPosition(2n, { signal: later() });
    await views.fold('b.v1', 0n, 2n);
    expect(await all).toBe(true);
    expect(await views.watch.waitForPosition(3n, { view: 'a.v1', signal: soon() })).toBe(false);
  });

  it('does not wait for a stopped view, and ends the wait for one that stops', async () => {
    await views.fold('a.v1', 0n, 3n);
    await views.stop('b.v1', 1n);
    expect(await views.watch.state()).toStrictEqual({ position: 3n, lagMs: 0 });
    expect(await views.watch.waitForPosition(3n, { signal: later() })).toBe(true);
    const signal = later();
    expect([await views.watch.waitForPosition(1n, { view: 'b.v1', signal }), signal.aborted]).toStrictEqual([
      false,
      false,
    ]);
  });
}
