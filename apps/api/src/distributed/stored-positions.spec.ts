import { NO_STREAM } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { StoredPositions } from './stored-positions';

const RECORDED = '2026-03-02T01:00:00.000Z';

describe('the positions of views that others fold', () => {
  let events: InMemoryEventStore;
  let views: InMemoryReadStore;
  let stopped: string[];
  let now: number;
  let positions: StoredPositions;

  beforeEach(async () => {
    events = new InMemoryEventStore();
    views = new InMemoryReadStore();
    stopped = [];
    now = 0;
    const clock = new FixedClock('2026-03-02T01:00:07.000Z');
    const names = ['a.v1', 'b.v1'];
    positions = new StoredPositions({
      views,
      events,
      clock,
      names,
      stopped: async () => stopped,
      steadyMs: () => now,
    });
    const metadata = {
      actor: 'k',
      commandId: 'c',
      correlationId: 't',
      causationId: null,
      recordedAt: RECORDED,
      known: {},
    };
    const fact = (id: string) => ({ id, type: 'Noted', data: {} });
    await events.append({
      stream: 's-1',
      expected: NO_STREAM,
      events: [fact('1'), fact('2'), fact('3')],
      metadata,
      answer: null,
    });
  });

  const fold = (view: string, from: bigint, to: bigint) => views.save({ view, documents: new Map(), from, to });

  it('are those of the view that is furthest behind, with the age of what it lacks', async () => {
    await fold('a.v1', 0n, 3n);
    await fold('b.v1', 0n, 1n);
    expect(await positions.state()).toStrictEqual({ position: 1n, lagMs: 7_000 });
    await fold('b.v1', 1n, 3n);
    expect(await positions.state()).toMatchObject({ position: 1n });
    now += 100;
    expect(await positions.state()).toStrictEqual({ position: 3n, lagMs: 0 });
  });

  it('wait for nobody who has stopped', async () => {
    await fold('a.v1', 0n, 3n);
    stopped = ['b.v1'];
    expect(await positions.state()).toStrictEqual({ position: 3n, lagMs: 0 });
    expect(await positions.whenAt(3n, 5_000)).toBe(true);
    stopped = [];
    expect(await positions.whenAt(3n, 1)).toBe(false);
  });

  it('are those of the generation that answers', async () => {
    await fold('a.v1', 0n, 3n);
    await fold('b.v1', 0n, 3n);
    const seen = await views.generations('b.v1');
    await views.changeGenerations('b.v1', seen, { ...seen, live: 2, newest: 2 });
    expect(await positions.state()).toMatchObject({ position: 0n });
  });

  it('are asked for again after an outage', async () => {
    const head = events.head.bind(events);
    events.head = () => Promise.reject(new Error('no server'));
    await expect(positions.state()).rejects.toThrow('no server');
    events.head = head;
    expect(await positions.state()).toMatchObject({ position: 0n });
  });
});
