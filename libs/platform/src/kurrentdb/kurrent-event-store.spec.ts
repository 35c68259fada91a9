import { NO_STREAM } from '@sealtrail/event-sourcing';
import { appendRequest, batchesUntil, untilInTests } from '@sealtrail/event-sourcing/testing';
import { StoreUnavailable, UnusableServer } from '../storage-errors';
import { KurrentEventStore } from './kurrent-event-store';
import { openEmptyNamespace } from './testing/empty-namespace';
import type { FakeStoredEvent } from './testing/fake-log';
import { FakeNamespace, SHORT_TIMINGS } from './testing/fake-namespace';

let place: FakeNamespace;
const until = untilInTests();

beforeEach(async () => {
  place = await FakeNamespace.begin();
});
afterEach(() => place.close());

const fresh = () => ({ url: place.server.url, namespace: 'fresh' });

describe('a namespace on a server', () => {
  it('is initialised once, whichever process comes first', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openEmptyNamespace(fresh())));
    expect(new Set(stores.map(({ logId }) => logId)).size).toBe(1);
    expect(place.server.log.of('fresh#born')).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('is opened only if it was initialised', async () => {
    await expect(KurrentEventStore.open({ url: place.server.url, namespace: 'unborn' })).rejects.toThrow(
      'The namespace unborn in the log is not initialised yet. Start the server once.',
    );
    expect(place.server.log.events).toStrictEqual([]);
  });

  it('does not see other namespaces', async () => {
    const [ours, other] = [await place.open(), await place.open({ namespace: 'sealtrail-2' })];
    await other.append(appendRequest('c1', 'item-1', NO_STREAM));
    expect([await ours.head(), await ours.read('item-1')]).toStrictEqual([0n, []]);
    const { position } = await ours.append(appendRequest('c1', 'item-1', NO_STREAM));
    const slices = await batchesUntil(ours, ({ length }) => length === 1);
    expect(slices.flatMap(({ events }) => events)).toHaveLength(1);
    expect(slices.at(-1)?.position).toBe(position);
  });

  it.each(['', 'Sealtrail', 'seal:trail', 'seal!trail', '$all', 'a'.repeat(32)])(
    'has no name like "%s"',
    async (name) => {
      await expect(place.open({ namespace: name })).rejects.toThrow(UnusableServer);
    },
  );
});

describe('a server', () => {
  it.each(['24.10.14', '24.10.20', '26.0.3', '26.1.0', '26.2.1', '27.0.0'])(
    'of version %s is accepted',
    async (version) => {
      place.server.version = version;
      await place.open();
    },
  );

  it.each(['24.10.13', '24.6.0', '23.10.2', '25.0.1', '25.1.4', '26.0.2', 'unknown', '', '26.1.0-rc.1'])(
    'of version "%s" is refused',
    async (version) => {
      place.server.version = version;
      await expect(openEmptyNamespace(fresh())).rejects.toThrow(`KurrentDB ${version}; required: 24.10.14`);
      expect(place.server.log.events).toStrictEqual([]);
    },
  );

  it('that is down is unavailable, and named in the message', async () => {
    const { url } = place.server;
    place.server.stop();
    const opening = place.open();
    await expect(opening).rejects.toThrow(StoreUnavailable);
    await expect(place.open({ url })).rejects.toThrow(/esdb:\/\/127\.0\.0\.1:\d+ does not respond/);
  });

  it('that is down may have a certificate that is not trusted', async () => {
    const url = place.server.url.replace('?tls=false', '?tls=true');
    await expect(place.open({ url })).rejects.toThrow(/check the CA/);
  });

  it('that never sends its version is unavailable', async () => {
    place.server.isUnresponsive = true;
    await expect(place.open()).rejects.toThrow(/the version: no response within 400 ms/);
  });

  it('that rejects the user is unusable', async () => {
    place.server.onRead = () => 'denied';
    await expect(place.open()).rejects.toThrow(/rejects the user/);
    place.server.onRead = (stream) => (stream === null ? 'denied' : 'none');
    await expect(place.open()).rejects.toThrow(/rejects the user/);
  });

  it('serves again after an outage', async () => {
    const store = await place.open();
    await store.append(appendRequest('c1', 'item-1', NO_STREAM));
    place.server.onRead = () => 'unavailable';
    await expect(store.read('item-1')).rejects.toThrow(StoreUnavailable);
    place.server.onRead = () => 'silent';
    await expect(store.read('item-1')).rejects.toThrow(StoreUnavailable);
    place.server.onRead = () => 'none';
    expect(await store.read('item-1')).toHaveLength(1);
  });
});

describe('a connection string', () => {
  it.each(['kurrentdb', 'esdb'])('may begin with %s', async (scheme) => {
    await place.open({ url: place.server.url.replace('esdb', scheme) });
  });

  it.each(['http://127.0.0.1', 'esdb://', 'esdb://u:secret@host:port:1', 'esdb://u:secret@h?tlsCaFile=/none/there'])(
    'that cannot be used is refused without revealing its secret: %s',
    async (url) => {
      const refused = await place.open({ url }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(UnusableServer);
      expect(String(refused)).not.toContain('secret');
    },
  );
});

it('stores fields that the server itself can follow in the metadata, and returns only ours', async () => {
  const store = await place.open();
  const write = appendRequest('c1', 'item-1', NO_STREAM);
  const metadata = { ...write.metadata, causationId: 'cause-1' };
  await store.append({ ...write, metadata });
  const kept = JSON.parse(Buffer.from(place.server.log.of('sealtrail:item-1')[0]?.metadata ?? []).toString('utf8'));
  expect(kept).toStrictEqual({ ...metadata, $correlationId: 'trace-1', $causationId: 'cause-1' });
  expect((await store.read('item-1'))[0]?.metadata).toStrictEqual(metadata);
});

it('finds the head that another process has written, also behind a long section of foreign events', async () => {
  const [store, other] = [await place.open(), await place.open()];
  const neighbour = await place.open({ namespace: 'sealtrail-2' });
  await store.append(appendRequest('c0', 'item-0', NO_STREAM));
  for (let n = 1; n <= 3; n++) {
    const { position } = await other.append(appendRequest(`c${n}`, `item-${n}`, NO_STREAM));
    for (let foreign = 0; foreign < 40; foreign++)
      await neighbour.append(appendRequest(`f${n}-${foreign}`, `f${n}`, BigInt(foreign) - 1n));
    expect([await store.head(), await store.head()]).toStrictEqual([position, position]);
  }
});

it('starts without reading what others have written since', async () => {
  const before = await place.open();
  const { position } = await before.append(appendRequest('c1', 'item-1', NO_STREAM));
  for (let n = 0; n < 5_000; n++) {
    const event = {
      ...place.server.log.of('sealtrail:item-1')[0],
      id: `0b0e0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    };
    place.server.log.append('other-1', BigInt(n) - 1n, [event as FakeStoredEvent]);
  }
  place.server.sent = 0;
  let reads = 0;
  place.server.onRead = () => {
    reads += 1;
    return 'none';
  };
  const store = await place.open();
  expect(await store.head()).toBe(position);
  // The initialisation, a page, the search, and a page for the requested head.
  expect([reads, place.server.sent]).toStrictEqual([4, 1 + 16 + 1 + 16]);
});

it("is opened even if the server's search times out", async () => {
  const before = await place.open();
  const { position } = await before.append(appendRequest('c1', 'item-1', NO_STREAM));
  for (let n = 0; n < 40; n++) place.server.log.append(`other-${n}`, NO_STREAM, place.server.appends[0]?.events ?? []);
  let logReads = 0;
  place.server.onRead = (stream) => (stream === null && ++logReads === 2 ? 'silent' : 'none');
  const store = await place.open({ timings: { ...SHORT_TIMINGS, searchMs: 150 } });
  expect(await store.head()).toBe(position);
});

it('leaves no read open at the server', async () => {
  const store = await place.open({ timings: { ...SHORT_TIMINGS, readBudgetMs: 100 } });
  for (let n = 0; n < 20; n++) await store.read('item-1');
  place.server.onRead = () => 'silent';
  await expect(store.read('item-1')).rejects.toThrow(StoreUnavailable);
  await until(() => place.server.open.size === 0);
});

it('answers no call after it is closed', async () => {
  const store = await place.open();
  await store.close();
  await expect(store.read('item-1')).rejects.toThrow(StoreUnavailable);
  await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toThrow(StoreUnavailable);
});
