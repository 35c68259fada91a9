import { appendRequest } from '../contracts/event-store-driver';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { NO_STREAM, RevisionConflict } from './event-store';
import { LongStreamCache } from './long-stream-cache';
import { UpcastingEventStore } from './upcasting';

/** Records from which revision each read starts. */
class WatchedStore extends InMemoryEventStore {
  readonly looks: bigint[] = [];
  override read(stream: string, after = NO_STREAM) {
    this.looks.push(after);
    return super.read(stream, after);
  }
}

const facts = (count: number) => Array<string>(count).fill('Told');

describe('a long stream', () => {
  const world = async (count: number) => {
    const inner = new WatchedStore();
    const store = new UpcastingEventStore(inner, { Told: (data) => ({ type: 'Said', data }) });
    await store.append(appendRequest('c1', 'case-1', NO_STREAM, { types: facts(count) }));
    return { inner, store };
  };

  it('is read once, and then only its new events, whichever process appended them', async () => {
    const { inner, store } = await world(150);
    const first = await store.read('case-1');
    await inner.append(appendRequest('c2', 'case-1', 149n, { types: ['Told', 'Other'] }));
    const second = await store.read('case-1');
    expect(inner.looks).toEqual([NO_STREAM, 149n]);
    expect([first.length, second.length, second.at(-2)?.type, second.at(-1)?.type]).toEqual([
      150,
      152,
      'Said',
      'Other',
    ]);
    expect(second).toEqual(
      await new UpcastingEventStore(inner, { Told: (data) => ({ type: 'Said', data }) }).read('case-1'),
    );
    expect((await store.read('case-1', 150n)).map(({ type }) => type)).toEqual(['Other']);
  });

  it('is read completely each time while it is short', async () => {
    const { inner, store } = await world(99);
    await store.read('case-1');
    await store.read('case-1');
    expect(inner.looks).toEqual([NO_STREAM, NO_STREAM]);
  });

  it('is read completely again after an append did not find it at the cached revision', async () => {
    const { inner, store } = await world(150);
    await store.read('case-1');
    await expect(store.append(appendRequest('c2', 'case-1', 3n))).rejects.toThrow(RevisionConflict);
    await store.read('case-1');
    expect(inner.looks).toEqual([NO_STREAM, NO_STREAM]);
  });

  const long = (length: number, told = '') => Array(length).fill({ data: told }) as never[];
  /** Room for 400 events without data. */
  const room = () => {
    const streams = new LongStreamCache(400 * 1_002);
    return { streams, lengths: (...names: readonly string[]) => names.map((name) => streams.find(name).length) };
  };

  it('is evicted when others were used since: the number of cached events is bounded', () => {
    const { streams, lengths } = room();
    for (const name of ['a', 'b', 'c']) streams.keep(name, long(150));
    expect(lengths('a', 'b', 'c')).toEqual([0, 150, 150]);
    streams.keep('b', long(160));
    streams.keep('d', long(150));
    expect(lengths('b', 'c', 'd')).toEqual([160, 0, 150]);
    streams.keep('b', long(120));
    expect(streams.find('b')).toHaveLength(160);
    streams.keep('e', long(500));
    expect(lengths('b', 'd', 'e')).toEqual([0, 0, 0]);
    for (const name of ['a', 'b']) streams.keep(name, long(200));
    expect(lengths('a', 'b')).toEqual([200, 200]);
    streams.keep('c', long(100));
    expect(lengths('a', 'b', 'c')).toEqual([0, 200, 100]);
  });

  it('is evicted the sooner the larger its events are, including those added later', () => {
    const { streams, lengths } = room();
    const much = 'x'.repeat(2_000);
    streams.keep('a', long(150));
    streams.keep('b', long(100, much));
    expect(lengths('a', 'b')).toEqual([0, 100]);
    streams.keep('a', long(100));
    expect(lengths('a', 'b')).toEqual([100, 100]);
    streams.keep('a', [...long(100), ...long(1, much)]);
    expect(lengths('a', 'b')).toEqual([101, 0]);
  });
});
