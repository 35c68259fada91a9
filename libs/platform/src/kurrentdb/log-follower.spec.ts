import { type EventBatch, MissingEvents, NO_STREAM, UnreadableEvent } from '@sealtrail/event-sourcing';
import { appendRequest, batchesUntil, untilInTests } from '@sealtrail/event-sourcing/testing';
import type { KurrentEventStore } from './kurrent-event-store';
import { FakeNamespace, SHORT_TIMINGS } from './testing/fake-namespace';

let place: FakeNamespace;
let store: KurrentEventStore;
const until = untilInTests();

beforeEach(async () => {
  place = await FakeNamespace.begin();
  store = await place.open({ wait: async () => {} });
});
afterEach(() => place.close());

async function appendMany(from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) await store.append(appendRequest(`m${n}`, `item-${n}`, NO_STREAM));
}

const streamsOf = (slices: readonly EventBatch[]) => slices.flatMap(({ events }) => events.map(({ stream }) => stream));
const items = (count: number) => Array.from({ length: count }, (_, n) => `item-${n}`);

/** Follows the log until it has seen that many events, and triggers a failure after half of them. */
async function follow(count: number, atHalf: () => unknown): Promise<readonly EventBatch[]> {
  let isDone = false;
  return batchesUntil(store, (slices) => {
    const seen = streamsOf(slices).length;
    if (!isDone && seen >= count / 2) {
      isDone = true;
      atHalf();
    }
    return seen >= count;
  });
}

describe('a subscription continues without loss or duplicates', () => {
  it.each([
    { what: 'ends cleanly', interrupt: () => place.server.endFollowing() },
    { what: 'fails', interrupt: () => place.server.failFollowing() },
  ])('when the server $what', async ({ interrupt }) => {
    await appendMany(0, 10);
    const following = follow(20, interrupt);
    await until(() => place.outages.length > 0);
    await appendMany(10, 10);
    expect(streamsOf(await following)).toStrictEqual(items(20));
    const [, again] = place.server.followedFrom;
    expect(again).toBeGreaterThanOrEqual(place.server.log.of('sealtrail:item-4')[0]?.position ?? 0n);
    expect(place.server.followedFrom).toHaveLength(2);
  });

  it('when the server starts too early', async () => {
    await appendMany(0, 10);
    const following = follow(20, () => {
      place.server.onFollow = () => 'too-early';
      place.server.endFollowing();
    });
    await until(() => place.outages.length > 0);
    await appendMany(10, 10);
    expect(streamsOf(await following)).toStrictEqual(items(20));
  });

  it('when it falls silent', async () => {
    await appendMany(0, 10);
    // From here on the server drops the subscription without reporting it.
    const following = follow(20, () => place.server.following.clear());
    await until(() => place.server.following.size === 0 && place.server.followedFrom.length > 0);
    await appendMany(10, 10);
    expect(streamsOf(await following)).toStrictEqual(items(20));
    expect(String(place.outages[0])).toContain('stalled');
  });

  it('when the server accepts it and never starts', async () => {
    await appendMany(0, 3);
    let tries = 0;
    place.server.onFollow = () => (tries++ < 2 ? 'silent' : 'none');
    expect(streamsOf(await follow(3, () => {}))).toStrictEqual(items(3));
    expect(place.server.followedFrom).toHaveLength(3);
  });

  it('when the server refuses it for a while', async () => {
    await appendMany(0, 3);
    const upcoming = ['unavailable', 'ends', 'unavailable'] as const;
    let tries = 0;
    place.server.onFollow = () => upcoming[tries++] ?? 'none';
    expect(streamsOf(await follow(3, () => {}))).toStrictEqual(items(3));
    expect(place.outages).toHaveLength(3);
  });
});

it('a quiet log is not an outage', async () => {
  await appendMany(0, 3);
  const seen: number[] = [];
  place.server.onRead = (stream) => {
    if (stream === null) seen.push(seen.length);
    return 'none';
  };
  const following = follow(4, () => {});
  // Several checks of the head found no missed event.
  await until(() => seen.length > 4);
  await appendMany(3, 1);
  expect(streamsOf(await following)).toStrictEqual(items(4));
  expect(place.outages).toStrictEqual([]);
});

it('events sent together are delivered together', async () => {
  await appendMany(0, 100);
  const slices = await follow(100, () => {});
  expect(streamsOf(slices)).toStrictEqual(items(100));
  expect(slices.length).toBeLessThan(75);
});

describe('checkpoints of the server', () => {
  it.each([
    { what: 'the greatest number', position: 2n ** 64n - 1n },
    { what: 'ahead of the log', position: 1_000_000n },
    { what: 'the beginning', position: 0n },
  ])('are never delivered and never resumed from: $what', async ({ position }) => {
    await appendMany(0, 4);
    const following = follow(8, () => place.server.sendCheckpoint(position));
    await until(() => place.server.following.size > 0);
    await appendMany(4, 2);
    place.server.sendCheckpoint(position);
    place.server.endFollowing();
    await appendMany(6, 2);
    const slices = await following;
    expect(streamsOf(slices)).toStrictEqual(items(8));
    expect(slices.at(-1)?.position).toBe(await store.head());
    const own = new Set([0n, ...place.server.log.events.map((event) => event.position)]);
    expect(place.server.followedFrom.every((from) => own.has(from))).toBe(true);
  });
});

it('a batch is never ahead of the head, although the log has grown by foreign events', async () => {
  await appendMany(0, 2);
  const answer = { fingerprint: 'f', rejection: { code: 'item.closed', parameters: {}, errors: [] } };
  for (let n = 0; n < 40; n++) await store.append(appendRequest(`r${n}`, 'item-0', 0n, { types: [], answer }));
  const head = await store.head();
  const slices = await follow(2, () => {});
  expect(slices.at(-1)?.position).toBe(head);
  expect(place.server.log.events.at(-1)?.position).toBeGreaterThan(head);
});

describe('a subscription that is ended', () => {
  it('is cancelled at the server', async () => {
    await appendMany(0, 600);
    const { signal } = new AbortController();
    for await (const slice of store.subscribe({ after: 0n, types: 'all', batchMax: 1, signal })) {
      expect(slice.events).toHaveLength(1);
      break;
    }
    await until(() => place.server.following.size === 0);
    await until(() => place.server.open.size === 0);
  });

  it('ends when the store is closed', async () => {
    const { signal } = new AbortController();
    const following = store.subscribe({ after: 0n, types: 'all', batchMax: 1, signal })[Symbol.asyncIterator]();
    const next = following.next();
    await until(() => place.server.following.size > 0);
    await store.close();
    expect((await next).done).toBe(true);
    await until(() => place.server.open.size === 0);
  });

  it('does not wait for a server that hangs', async () => {
    await appendMany(0, 1);
    const patient = await place.open({ timings: { ...SHORT_TIMINGS, stallMs: 20_000, readBudgetMs: 60_000 } });
    place.server.onFollow = () => 'silent';
    const stop = new AbortController();
    const subscription = { after: 0n, types: 'all', batchMax: 1, signal: stop.signal } as const;
    const next = patient.subscribe(subscription)[Symbol.asyncIterator]().next();
    await until(() => place.server.followedFrom.length > 0);
    let isAsked = false;
    place.server.onRead = () => {
      isAsked = true;
      return 'silent';
    };
    await until(() => isAsked);
    const begun = performance.now();
    stop.abort();
    expect((await next).done).toBe(true);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

it('an unreadable event is an error, after the events before it', async () => {
  await appendMany(0, 3);
  place.server.log.redact('sealtrail:item-2', 0);
  const seen: string[] = [];
  const { signal } = new AbortController();
  const reading = async () => {
    for await (const { events } of store.subscribe({ after: 0n, types: 'all', batchMax: 10, signal })) {
      seen.push(...events.map(({ stream }) => stream));
    }
  };
  await expect(reading()).rejects.toBeInstanceOf(UnreadableEvent);
  expect(seen).toStrictEqual(items(2));
  await expect(store.read('item-2')).rejects.toBeInstanceOf(UnreadableEvent);
});

describe('missing events', () => {
  const stream = 'sealtrail:item-1';
  const follow = (after = 0n) => batchesUntil(store, (slices) => streamsOf(slices).length >= 5, { after });
  let first: bigint;
  beforeEach(async () => {
    first = (await store.append(appendRequest('c0', 'item-1', NO_STREAM, { types: ['A'] }))).position;
    await store.append(appendRequest('c1', 'item-1', 0n, { types: ['B', 'C', 'D'] }));
    await store.append(appendRequest('c2', 'item-2', NO_STREAM));
  });

  it.each([0n, 1n, 2n])('are never skipped (revision %s)', async (lost) => {
    place.server.log.dropEvent(stream, lost);
    await expect(follow()).rejects.toMatchObject({ name: 'MissingEvents', stream: 'item-1', revision: lost });
  });

  it.each([
    { what: 'a number of events', metadata: '{"$maxCount":1}' },
    { what: 'a first event', metadata: '{"$tb":2}' },
  ])('after a scavenge under $what stop rebuilt and continuing subscribers', async ({ metadata }) => {
    place.server.log.tell(stream, metadata);
    expect(streamsOf(await follow())).toHaveLength(5);
    place.server.log.scavenge();
    await expect(follow()).rejects.toBeInstanceOf(MissingEvents);
    await expect(follow(first)).rejects.toBeInstanceOf(MissingEvents);
  });

  it('are looked up once for each stream first encountered in the middle, and never if the log was followed from its start', async () => {
    const asked: (string | null)[] = [];
    place.server.onRead = (name) => {
      asked.push(name);
      return 'none';
    };
    await batchesUntil(store, (slices) => streamsOf(slices).length >= 4, { after: first });
    expect(asked).toStrictEqual([stream]);
    await follow();
    expect(asked).toStrictEqual([stream]);
    expect([await store.countAfter(first, 9), asked.filter((name) => name === stream).length]).toStrictEqual([4, 1]);
  });

  it('are looked up again if the server did not answer', async () => {
    let faults = 0;
    place.server.onRead = (name) => (name === stream && faults++ < 40 ? 'unavailable' : 'none');
    expect(streamsOf(await batchesUntil(store, (slices) => streamsOf(slices).length >= 4, { after: first }))).toEqual([
      ...Array(3).fill('item-1'),
      'item-2',
    ]);
    expect(place.outages.length).toBeGreaterThan(0);
  });

  it('are reported as soon as a stream is truncated or deleted, even without a reader, until it is complete again', async () => {
    const { log } = place.server;
    const following = batchesUntil(store, (slices) => streamsOf(slices).length >= 6);
    log.tell(stream, '{"$tb":2}');
    await until(() => store.damage().length === 1);
    expect(store.damage()).toStrictEqual([{ stream: 'item-1', revision: 0n, kind: 'missing' }]);
    log.tell(stream, '{}');
    await until(() => store.damage().length === 0);
    log.delete('sealtrail:item-2');
    await until(() => store.damage().length === 1);
    await store.append(appendRequest('c9', 'item-9', NO_STREAM));
    expect(streamsOf(await following).at(-1)).toBe('item-9');
  });

  it('stop all subscribers after their stream was deleted permanently', async () => {
    const { position } = await store.append(appendRequest('c3', 'item-3', NO_STREAM));
    place.server.log.tombstone(stream);
    await expect(follow(position)).rejects.toMatchObject({ name: 'MissingEvents', stream: 'item-1' });
  });
});
