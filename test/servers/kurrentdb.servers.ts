import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type EventBatch, NO_STREAM, RevisionConflict } from '@sealtrail/event-sourcing';
import { appendRequest, batchesUntil, describeEventStoreContract } from '@sealtrail/event-sourcing/testing';
import type { KurrentEventStore, KurrentOptions } from '@sealtrail/platform';
import { openEmptyNamespace } from '@sealtrail/platform/testing';
import { appendMany, audit, eventsOf, Load, report } from './load';

const url = process.env['SEALTRAIL_KURRENTDB_URL'] ?? '';
if (url === '') throw new Error('SEALTRAIL_KURRENTDB_URL names no server, such as esdb://127.0.0.1:2113?tls=false');

let namespace: string;
const opened: KurrentEventStore[] = [];

async function open(options: Partial<KurrentOptions> = {}): Promise<KurrentEventStore> {
  const store = await openEmptyNamespace({ url, namespace, ...options });
  opened.push(store);
  return store;
}

beforeEach(() => {
  namespace = `t-${randomUUID().slice(0, 18)}`;
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

describeEventStoreContract('KurrentEventStore', async () => ({ store: await open(), close: async () => {} }));

const answer = { fingerprint: 'f1', rejection: null };

describe('a real server', () => {
  it('has one winner of eight rivals, a hundred times, over three processes', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const [store] = stores;
    for (let round = 0; round < 100; round++) {
      const expected = BigInt(round) - 1n;
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) => {
          const write = appendRequest(`c${round}-${n}`, 'item-1', expected, { answer: n % 2 === 0 ? answer : null });
          return (stores[n % 3] as KurrentEventStore).append(write);
        }),
      );
      const lost = outcomes.filter((one) => one.status === 'rejected' && one.reason instanceof RevisionConflict);
      expect(lost).toHaveLength(7);
    }
    expect(await store.read('item-1')).toHaveLength(100);
  });

  it('gives a retry the first result, long after and from another process', async () => {
    const store = await open();
    const plain = appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B', 'C'] });
    const answered = appendRequest('c2', 'item-2', NO_STREAM, { types: ['A', 'B'], answer });
    const first = [await store.append(plain), await store.append(answered)] as const;
    for (let n = 0; n < 500; n++) {
      await store.append(appendRequest(`x${n}`, 'item-1', BigInt(n) + 2n));
      await store.append(appendRequest(`y${n}`, 'item-2', BigInt(n) + 1n));
    }
    const other = await open();
    expect(await other.append(plain)).toStrictEqual(first[0]);
    expect(await other.append(answered)).toMatchObject(first[1]);
    expect([(await store.read('item-1')).length, (await store.read('item-2')).length]).toStrictEqual([503, 502]);
  });

  it('voids an intent without events, when four processes encounter it concurrently, and continues after it, fifty times', async () => {
    const stores = await Promise.all([open(), open(), open(), open()]);
    const raw = EventStoreDBClient.connectionString(url);
    const credentials = { username: 'admin', password: 'changeit' };
    for (let round = 0; round < 50; round++) {
      const commandId = `c${round}`;
      const { stream, expected, events, metadata } = appendRequest(commandId, `item-${round}`, NO_STREAM, {
        types: ['A', 'B'],
      });
      const intent = { ...answer, stream, expected: String(expected), events, metadata };
      const record = jsonEvent({ id: randomUUID(), type: 'CommandIntended', data: intent as never });
      await raw.appendToStream(`${namespace}!${commandId}`, record, { expectedRevision: 'no_stream', credentials });
      const answers = await Promise.all(stores.map((store) => store.answerTo(commandId)));
      expect(answers).toStrictEqual(Array(4).fill(null));
      expect(await stores[0].read(stream)).toStrictEqual([]);
      const { position } = await stores[1].append(
        appendRequest(commandId, stream, NO_STREAM, { types: ['A', 'B'], answer }),
      );
      expect(await stores[2].answerTo(commandId)).toMatchObject({ position });
      expect(await stores[3].read(stream)).toHaveLength(2);
    }
    await raw.dispose();
  });

  it('accepts the largest append that is sent at all, with its intent', async () => {
    const store = await open();
    const data = { text: 'x'.repeat(995_000) };
    await store.append(appendRequest('c1', 'item-1', NO_STREAM, { data, answer }));
    expect((await store.read('item-1'))[0]?.data).toStrictEqual(data);
  });

  it('is followed over long sections without events, without an outage, and never ahead of the head', async () => {
    const outages: unknown[] = [];
    const store = await open({ timings: { idleMs: 100 }, onOutage: (outage) => outages.push(outage) });
    await appendMany(store, 0, 5);
    const refused = { fingerprint: 'f', rejection: { code: 'item.closed', parameters: {}, errors: [] } };
    const rejections = Array.from({ length: 3_000 }, (_, n) =>
      appendRequest(`r${n}`, 'item-0', 0n, { types: [], answer: refused }),
    );
    for (let n = 0; n < rejections.length; n += 30) {
      await Promise.all(rejections.slice(n, n + 30).map((write) => store.append(write)));
    }
    const head = await store.head();
    const slices: EventBatch[] = [];
    const following = batchesUntil(store, (seen) => {
      slices.splice(0, slices.length, ...seen);
      return eventsOf(seen).length >= 6;
    });
    while (eventsOf(slices).length < 5) await new Promise((resolve) => setTimeout(resolve, 10));
    // Long enough for several checks of a log without new events.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(eventsOf(slices)).toHaveLength(5);
    expect(slices.at(-1)?.position).toBe(head);
    await appendMany(store, 5, 1);
    expect(eventsOf(await following)).toHaveLength(6);
    expect(eventsOf(await batchesUntil(store, ({ length }) => length > 0, { after: head }))).toHaveLength(1);
    expect(outages).toStrictEqual([]);
  });

  it('is followed from its past into the present while it is written', async () => {
    const store = await open();
    const load = new Load(store);
    const streams = Array.from({ length: 8 }, (_, n) => `item-${n}`);
    const begun = performance.now();
    const writing = streams.map((stream) => load.write(stream));
    await load.reaches(1_000);
    const followers = Array.from({ length: 3 }, () => new Load(store));
    const following = followers.map((one) => one.follow());
    await load.reaches(4_000);
    load.end();
    await Promise.all(writing);
    const seconds = (performance.now() - begun) / 1_000;
    const head = await store.head();
    await Promise.all(followers.map((one) => one.hasSeen(head)));
    for (const one of followers) one.end();
    await Promise.all(following);
    load.seen.push(...(followers[0]?.seen ?? []));
    const kept = load.acknowledged.size;
    expect(await audit(store, load, streams)).toStrictEqual({ kept, lost: 0, doubled: 0, followedAsKept: true });
    for (const { seen } of followers) expect(seen).toHaveLength(kept);
    report('half of the commands with answers, 8 writers', { commands: kept, perSecond: Math.round(kept / seconds) });
  });

  it('is fast enough', async () => {
    const store = await open();
    const count = 10_000;
    const begun = performance.now();
    await appendMany(store, 0, count, 64);
    const written = performance.now();
    let seen = 0;
    await batchesUntil(
      store,
      (slices) => {
        seen += slices.at(-1)?.events.length ?? 0;
        return seen >= count;
      },
      { batchMax: 1_000 },
    );
    const read = performance.now();
    for (let n = 0; n < 200; n++) await store.head();
    report('10,000 appends, 64 in flight', {
      appendsPerSecond: Math.round((count * 1_000) / (written - begun)),
      followedPerSecond: Math.round((count * 1_000) / (read - written)),
      headMs: Number(((performance.now() - read) / 200).toFixed(2)),
    });
    expect(seen).toBe(count);
  });
});
