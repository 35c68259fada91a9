import { MissingEvents, NO_STREAM } from '@sealtrail/event-sourcing';
import { appendRequest } from '@sealtrail/event-sourcing/testing';
import type { KurrentEventStore } from './kurrent-event-store';
import type { FakeLog } from './testing/fake-log';
import { FakeNamespace } from './testing/fake-namespace';
import { TIMINGS } from './timings';

let place: FakeNamespace;
let store: KurrentEventStore;
const stream = 'sealtrail:item-1';
const answer = { fingerprint: 'f', rejection: null };

beforeEach(async () => {
  place = await FakeNamespace.begin();
  // No test waits for a timeout: with short ones, a machine that stalls for a moment would retry.
  store = await place.open({ wait: async () => {}, timings: TIMINGS });
  await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B', 'C'] }));
  place.server.appends.length = 0;
});
afterEach(() => place.close());

/** What an operator can do to a stream with the tools of the server. */
const harms: readonly { readonly what: string; readonly harm: (log: FakeLog) => void }[] = [
  { what: 'cut off at its end', harm: (log) => log.tell(stream, '{"$tb":3}') },
  {
    what: 'kept for a second',
    harm: (log) => {
      log.tell(stream, '{"$maxAge":1}');
      log.letPass(2_000);
    },
  },
  { what: 'deleted', harm: (log) => log.delete(stream) },
  {
    what: 'deleted and scavenged',
    harm: (log) => {
      log.delete(stream);
      log.scavenge();
    },
  },
  { what: 'deleted for good', harm: (log) => log.tombstone(stream) },
];

describe.each(harms)('a stream that was $what', ({ harm }) => {
  beforeEach(() => harm(place.server.log));
  const missing = { name: 'MissingEvents', stream: 'item-1' };

  it('is not taken for one that never existed', async () => {
    await expect(store.read('item-1')).rejects.toMatchObject(missing);
    await expect(store.read('item-1', 1n)).rejects.toMatchObject(missing);
    expect(await store.read('item-2')).toStrictEqual([]);
  });

  it('is not started again: nothing is sent', async () => {
    const facts = place.facts.length;
    await expect(store.append(appendRequest('c2', 'item-1', NO_STREAM))).rejects.toMatchObject(missing);
    await expect(store.append(appendRequest('c3', 'item-1', NO_STREAM, { answer }))).rejects.toMatchObject(missing);
    await expect(store.append(appendRequest('c4', 'item-1', NO_STREAM, { answer, types: [] }))).rejects.toMatchObject(
      missing,
    );
    expect([place.server.appends, place.facts.length]).toStrictEqual([[], facts]);
    expect(await store.answerTo('c3')).toBeNull();
  });
});

it.each(['{"$maxCount":2}', '{"$tb":1}'])('a stream with hidden events is not returned (%s)', async (metadata) => {
  place.server.log.tell(stream, metadata);
  await expect(store.read('item-1')).rejects.toMatchObject({ name: 'MissingEvents', revision: 0n });
  await expect(store.read('item-1', 0n)).rejects.toBeInstanceOf(MissingEvents);
  // The events read earlier are still there, and so are all later ones.
  expect((await store.read('item-1', 1n)).map(({ type }) => type)).toStrictEqual(['C']);
  place.server.log.tell(stream, '{}');
  expect(await store.read('item-1')).toHaveLength(3);
});

it('metadata that hide no events have no effect', async () => {
  place.server.log.tell('sealtrail:item-2', '{"$acl":{"$r":"$admins"}}');
  expect(await store.read('item-2')).toStrictEqual([]);
  expect(await store.append(appendRequest('c2', 'item-2', NO_STREAM))).toMatchObject({ revision: 0n });
});

it.each(['none', 'reply-lost'] as const)(
  'a stream deleted between the check and the append is refused, with a message (%s)',
  async (fault) => {
    place.server.onAppend = ({ stream: to }) => {
      if (to === 'sealtrail:item-2') {
        place.server.onAppend = () => 'none';
        place.server.log.append(
          to,
          NO_STREAM,
          place.server.appends[0]?.events.map((event) => ({ ...event, id: OTHER })) ?? [],
        );
        place.server.log.delete(to);
        return fault;
      }
      return 'none';
    };
    await expect(store.append(appendRequest('c2', 'item-2', NO_STREAM))).rejects.toThrow('recreated at revision 1');
  },
);

const OTHER = '0b0e0000-0000-4000-8000-000000000001';

it('a stream is looked up once before it begins, and not again', async () => {
  const asked: (string | null)[] = [];
  place.server.onRead = (name) => {
    asked.push(name);
    return 'none';
  };
  await store.append(appendRequest('c2', 'item-2', NO_STREAM));
  await store.append(appendRequest('c3', 'item-2', 0n));
  expect(asked).toStrictEqual(['sealtrail:item-2', '$$sealtrail:item-2']);
});
