import { NO_STREAM, RevisionConflict, UnknownOutcome } from '@sealtrail/event-sourcing';
import { appendRequest } from '@sealtrail/event-sourcing/testing';
import { StoreUnavailable, UnusableServer } from '../storage-errors';
import { UnstorableEvent, WriteTooLarge } from './kurrent-errors';
import type { KurrentEventStore } from './kurrent-event-store';
import type { AppendFault } from './testing/fake-kurrentdb';
import { FakeNamespace, SHORT_TIMINGS } from './testing/fake-namespace';

let place: FakeNamespace;
let store: KurrentEventStore;

beforeEach(async () => {
  place = await FakeNamespace.begin();
  store = await place.open();
  place.server.appends.length = 0;
});
afterEach(() => place.close());

/** The n-th append gets the n-th fault, and later ones none. */
function faults(...upcoming: AppendFault[]): void {
  place.server.onAppend = () => upcoming.shift() ?? 'none';
}

describe('an append whose response is lost', () => {
  it.each(['reply-lost', 'written-and-silent'] as const)('is stored once (%s)', async (fault) => {
    faults(fault);
    const { revision, position } = await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }));
    const events = await store.read('item-1');
    expect([revision, position]).toStrictEqual([1n, events.at(-1)?.position]);
    expect(place.facts).toStrictEqual(['sealtrail:item-1 A', 'sealtrail:item-1 B']);
    // It read the stream before sending again.
    expect(place.server.appends).toHaveLength(1);
  });

  it.each(['silent', 'not-ready'] as const)('is resent unchanged if it was not stored (%s)', async (fault) => {
    faults(fault, fault);
    // On a busy machine a received attempt may time out as well, and is then sent once more.
    const patient = await place.open({ timings: { ...SHORT_TIMINGS, appendBudgetMs: 60_000, readBudgetMs: 60_000 } });
    await patient.append(appendRequest('c1', 'item-1', NO_STREAM));
    expect(place.facts).toHaveLength(1);
    const [first, ...again] = place.server.appends.filter(({ stream }) => stream === 'sealtrail:item-1');
    expect(again.length).toBeGreaterThanOrEqual(2);
    for (const one of again) expect(one).toStrictEqual(first);
  });

  it('is a conflict if another append took the revision in between', async () => {
    place.server.onAppend = () => {
      place.server.onAppend = () => 'none';
      const { log } = place.server;
      log.append('sealtrail:item-1', NO_STREAM, [{ ...EMPTY, id: '0b0e0000-0000-4000-8000-000000000001' }]);
      return 'silent';
    };
    const refused = await store.append(appendRequest('c1', 'item-1', NO_STREAM)).catch((error: unknown) => error);
    expect(refused).toStrictEqual(new RevisionConflict('item-1', NO_STREAM, 0n));
  });
});

it('an append that is in progress for another caller is not a conflict, although the server reports one', async () => {
  faults('in-flight');
  let looks = 0;
  place.server.onRead = () => {
    if (++looks === 2) place.server.release();
    return 'none';
  };
  expect((await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }))).revision).toBe(1n);
  expect(place.facts).toHaveLength(2);
});

const EMPTY = {
  type: 'Other',
  contentType: 'application/json',
  data: Buffer.from('{}'),
  metadata: Buffer.from('{"commandId":"x"}'),
};

describe('an append with an unknown outcome', () => {
  it('is unknown if the server hangs, within the budget', async () => {
    place.server.onAppend = () => 'silent';
    const begun = performance.now();
    await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toBeInstanceOf(UnknownOutcome);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('is unknown if the stream cannot be read after it', async () => {
    place.server.onAppend = () => {
      place.server.onRead = () => 'silent';
      return 'reply-lost';
    };
    await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toBeInstanceOf(UnknownOutcome);
    place.server.onRead = () => 'none';
    place.server.onAppend = () => 'none';
    expect((await store.append(appendRequest('c1', 'item-1', NO_STREAM))).revision).toBe(0n);
    expect(place.facts).toHaveLength(1);
  });

  it('may be stored late, and is then found by a resend', async () => {
    place.server.onAppend = () => 'held';
    const write = appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] });
    await expect(store.append(write)).rejects.toBeInstanceOf(UnknownOutcome);
    place.server.release();
    place.server.onAppend = () => 'none';
    expect((await store.append(write)).revision).toBe(1n);
    expect(place.facts).toHaveLength(2);
  });

  it('stays unknown if a later attempt is refused for another reason', async () => {
    faults('held', 'denied');
    await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toBeInstanceOf(UnknownOutcome);
  });
});

describe('an append that was stored without a position in the response', () => {
  it.each([
    { reading: 'none', outcome: 'kept' },
    { reading: 'unavailable', outcome: 'unknown' },
  ] as const)('is $outcome if the stream answers with $reading', async ({ reading, outcome }) => {
    place.server.onAppend = () => {
      place.server.onRead = () => reading;
      return 'placeless';
    };
    const append = store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }));
    if (outcome === 'unknown') await expect(append).rejects.toBeInstanceOf(UnknownOutcome);
    else expect(await append).toStrictEqual({ revision: 1n, position: place.server.log.events.at(-1)?.position });
    expect([place.facts.length, place.server.appends.length]).toStrictEqual([2, 1]);
  });
});

describe('an append that is refused', () => {
  it('reports it at once', async () => {
    place.server.onAppend = () => 'denied';
    await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toBeInstanceOf(UnusableServer);
    expect(place.server.appends).toHaveLength(1);
  });

  it('is unavailable, and not unknown, if it was never sent', async () => {
    place.server.stop();
    await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toBeInstanceOf(StoreUnavailable);
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  it.each([
    { what: 'a bigint', data: { n: 1n } },
    { what: 'a cycle', data: cyclic },
    { what: 'nothing', data: undefined },
    { what: 'a list', data: [1] },
  ])('was never sent if its data are $what', async ({ data }) => {
    const write = appendRequest('c1', 'item-1', NO_STREAM, { data: data as never });
    const events = write.events.map((event) => ({ ...event, data: data as never }));
    const answer = { fingerprint: 'f', rejection: null };
    await expect(store.append({ ...write, events })).rejects.toBeInstanceOf(UnstorableEvent);
    await expect(store.append({ ...write, events, answer })).rejects.toBeInstanceOf(UnstorableEvent);
    expect(place.server.appends).toHaveLength(0);
  });

  it.each([
    { what: 'an id that is not a UUID', id: 'event-1', type: 'A' },
    { what: 'a type of the server', id: '0b0e0000-0000-4000-8000-000000000001', type: '$A' },
  ])('was never sent if it has $what', async ({ id, type }) => {
    const write = { ...appendRequest('c1', 'item-1', NO_STREAM), events: [{ id, type, data: {} }] };
    await expect(store.append(write)).rejects.toBeInstanceOf(UnstorableEvent);
    expect(place.server.appends).toHaveLength(0);
  });

  it("was never sent if it exceeds the server's limit", async () => {
    const write = appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'], data: { text: '办'.repeat(170_000) } });
    await expect(store.append(write)).rejects.toBeInstanceOf(WriteTooLarge);
    expect(place.server.appends).toHaveLength(0);
  });

  it('was never sent if it has no events: the server would report success', async () => {
    await store.append(appendRequest('c1', 'item-1', NO_STREAM));
    const nothing = appendRequest('c2', 'item-1', 0n, { types: [] });
    expect(await store.append(nothing)).toMatchObject({ revision: 0n });
    await expect(store.append({ ...nothing, expected: 1n })).rejects.toBeInstanceOf(RevisionConflict);
    expect(place.server.appends).toHaveLength(1);
  });
});
