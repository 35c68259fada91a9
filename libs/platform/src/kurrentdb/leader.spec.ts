import { NO_STREAM } from '@sealtrail/event-sourcing';
import { appendRequest, batchesUntil } from '@sealtrail/event-sourcing/testing';
import { StoreUnavailable } from '../storage-errors';
import { FakeKurrentDb } from './testing/fake-kurrentdb';
import { FakeNamespace } from './testing/fake-namespace';

/** A follower whose log ends at the initialisation: it lacks all later events. */
let place: FakeNamespace;
let follower: FakeKurrentDb;

beforeEach(async () => {
  place = await FakeNamespace.begin();
  const leader = place.server;
  await place.open();
  follower = await FakeKurrentDb.start();
  for (const { stream, revision, ...event } of leader.log.events) follower.log.append(stream, revision - 1n, [event]);
  follower.leader = leader;
  const members = [
    { node: leader, state: 'leader' },
    { node: follower, state: 'follower' },
  ] as const;
  leader.members = members;
  follower.members = members;
});
afterEach(async () => {
  await place.close();
  follower.stop();
});

const answer = { fingerprint: 'f1', rejection: null };
const preferring = (what: string) => `esdb+discover://127.0.0.1:${follower.port}?tls=false&nodePreference=${what}`;

describe.each([
  { way: 'is named alone', url: () => follower.url },
  { way: 'is preferred', url: () => preferring('follower') },
  { way: 'is one that may be asked', url: () => preferring('random') },
])('a follower that lags behind, and $way, is not used for decisions or acknowledgements:', ({ url }) => {
  it('reads, heads, outcomes and appends come from the leader', async () => {
    const [store, other] = [await place.open({ url: url() }), await place.open()];
    const { position } = await other.append(appendRequest('c1', 'item-1', NO_STREAM, { answer }));
    expect(await store.read('item-1')).toHaveLength(1);
    expect(await store.head()).toBe(position);
    expect(await store.answerTo('c1')).toMatchObject({ revision: 0n, position });
    expect((await store.append(appendRequest('c2', 'item-1', 0n))).revision).toBe(1n);
    expect(follower.appends).toStrictEqual([]);
  });

  it('a subscription follows the leader', async () => {
    const [store, other] = [await place.open({ url: url() }), await place.open()];
    await other.append(appendRequest('c1', 'item-1', NO_STREAM));
    const slices = await batchesUntil(store, ({ length }) => length > 0);
    expect(slices.flatMap(({ events }) => events)).toHaveLength(1);
    expect(follower.following.size).toBe(0);
  });
});

it('a leader that has become a follower is replaced by the new one', async () => {
  const store = await place.open({ url: preferring('leader') });
  await store.append(appendRequest('c1', 'item-1', NO_STREAM));
  const [before, now] = [place.server, follower];
  const news = before.log.events.slice(now.log.events.length);
  for (const { stream, revision, ...event } of news) now.log.append(stream, revision - 1n, [event]);
  now.leader = null;
  before.leader = now;
  expect((await store.append(appendRequest('c2', 'item-1', 0n))).revision).toBe(1n);
  expect(await store.read('item-1')).toHaveLength(2);
  expect(before.log.of('sealtrail:item-1')).toHaveLength(1);
  expect(before.redirectedToLeader).toBeGreaterThan(0);
});

it('nothing is served while the gossip has no leader, and no missing stream is reported as existing', async () => {
  const store = await place.open({ url: preferring('leader') });
  const { server } = place;
  server.members = [{ node: follower, state: 'follower' }];
  follower.members = server.members;
  server.stop();
  await expect(store.read('item-1')).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(store.append(appendRequest('c1', 'item-1', NO_STREAM))).rejects.toBeInstanceOf(StoreUnavailable);
});
