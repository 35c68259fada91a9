import {
  type AppendResult,
  NO_STREAM,
  RevisionConflict,
  UnknownOutcome,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import { appendRequest, batchesUntil } from '@sealtrail/event-sourcing/testing';
import type { KurrentEventStore } from './kurrent-event-store';
import type { AppendSeen } from './testing/fake-kurrentdb';
import type { FakeStoredEvent } from './testing/fake-log';
import { FakeNamespace, SHORT_TIMINGS } from './testing/fake-namespace';

let place: FakeNamespace;
let store: KurrentEventStore;

beforeEach(async () => {
  place = await FakeNamespace.begin();
  store = await place.open();
});
afterEach(() => place.close());

const OTHER = '0b0e0000-0000-4000-8000-000000000001';
const answer = { fingerprint: 'f1', rejection: null };
const command = (commandId: string, stream: string, expected = NO_STREAM) =>
  appendRequest(commandId, stream, expected, { types: ['A', 'B'], answer });

const isIntent = ({ events }: AppendSeen) => events.some(({ type }) => type === 'CommandIntended');

/** The first process dies between its intent and the events: everything it sends after the intent is lost. */
async function dieAfterIntent(write = command('c1', 'item-1'), facts = 0): Promise<void> {
  const dying = await place.open();
  place.server.onAppend = (seen) => (isIntent(seen) ? 'none' : 'silent');
  await expect(dying.append(write)).rejects.toBeInstanceOf(UnknownOutcome);
  await dying.close();
  place.server.onAppend = () => 'none';
  expect(place.facts).toHaveLength(facts);
}

/** As the pipeline does: without an outcome, the command is decided again at the current revision. */
async function decideAnew(over: KurrentEventStore, type: string): Promise<AppendResult> {
  const past = await over.read('item-1');
  const expected = past.at(-1)?.revision ?? NO_STREAM;
  const events = [{ id: `0b0e0000-0000-4000-8000-00000000000${type.length}`, type, data: {} }];
  return over.append({ ...command('c1', 'item-1', expected), events });
}

it('costs two appends, the intent and the events, and a repeat costs none', async () => {
  place.server.appends.length = 0;
  await store.append(command('c1', 'item-1'));
  await store.append(command('c1', 'item-1'));
  expect(place.server.appends.map(isIntent)).toStrictEqual([true, false]);
});

describe('an intent without its events', () => {
  it('is voided when it is first resolved, and the command is decided again with the current state', async () => {
    await dieAfterIntent();
    expect(await store.answerTo('c1')).toBeNull();
    expect(await store.read('item-1')).toStrictEqual([]);
    const { revision, position } = await decideAnew(store, 'Now');
    expect((await store.read('item-1')).map(({ type }) => type)).toStrictEqual(['Now']);
    expect(await store.answerTo('c1')).toStrictEqual({
      commandId: 'c1',
      stream: 'item-1',
      ...answer,
      revision,
      position,
    });
  });

  it('can never be fulfilled by a process that was paused before sending its events', async () => {
    const sleeping = await place.open();
    place.server.onAppend = (seen) => (isIntent(seen) ? 'none' : 'held');
    await expect(sleeping.append(command('c1', 'item-1'))).rejects.toBeInstanceOf(UnknownOutcome);
    place.server.onAppend = () => 'none';
    expect(await store.answerTo('c1')).toBeNull();
    const { position } = await decideAnew(store, 'Now');
    place.server.release();
    expect((await store.read('item-1')).map(({ type }) => type)).toStrictEqual(['Now']);
    expect(await sleeping.answerTo('c1')).toMatchObject({ position });
  });

  it('is the outcome if the paused process sends its events first', async () => {
    const sleeping = await place.open();
    place.server.onAppend = (seen) => (isIntent(seen) ? 'none' : 'held');
    await expect(sleeping.append(command('c1', 'item-1'))).rejects.toBeInstanceOf(UnknownOutcome);
    place.server.onAppend = ({ events }) => {
      if (events.some(({ type }) => type === 'CommandVoided')) place.server.release();
      return 'none';
    };
    expect(await store.answerTo('c1')).toMatchObject({ revision: 1n });
    expect((await store.read('item-1')).map(({ type }) => type)).toStrictEqual(['A', 'B']);
  });

  it.each(['unreached', 'denied'] as const)(
    'is never reported as no outcome to a caller that asks during another outage (%s)',
    async (fault) => {
      await dieAfterIntent();
      place.server.onAppend = () => fault;
      await expect(store.answerTo('c1')).rejects.toBeInstanceOf(UnknownOutcome);
      place.server.onAppend = () => 'none';
      expect(await store.answerTo('c1')).toBeNull();
    },
  );

  it('is never reported as no outcome, even if its events were never sent', async () => {
    const cutOff = await place.open();
    place.server.onAppend = (seen) => (isIntent(seen) ? 'none' : 'unreached');
    await expect(cutOff.append(command('c1', 'item-1'))).rejects.toBeInstanceOf(UnknownOutcome);
  });

  it('is never reported as no outcome if other records of the command cannot be read', async () => {
    let reads = 0;
    place.server.onAppend = (seen) => {
      if (!isIntent(seen)) return 'none';
      const { log } = place.server;
      log.append('sealtrail!c1', NO_STREAM, [{ ...(seen.events[0] as FakeStoredEvent), id: OTHER }]);
      place.server.onRead = (stream) => (stream === 'sealtrail!c1' && reads++ > 0 ? 'unavailable' : 'none');
      return 'none';
    };
    await expect(store.append(command('c1', 'item-1'))).rejects.toBeInstanceOf(UnknownOutcome);
  });

  it('is voided once, however many processes encounter it', async () => {
    await dieAfterIntent();
    const others = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    expect(await Promise.all([store, ...others].map((one) => one.answerTo('c1')))).toStrictEqual(Array(5).fill(null));
    expect(place.facts).toStrictEqual(['sealtrail:item-1 CommandVoided']);
  });

  it('is void for good once the stream has moved on, and the command may be decided again', async () => {
    await dieAfterIntent();
    await store.append(appendRequest('c2', 'item-1', NO_STREAM));
    expect(await store.answerTo('c1')).toBeNull();
    await expect(store.append(command('c1', 'item-1'))).rejects.toBeInstanceOf(RevisionConflict);
    const { revision, position } = await store.append(command('c1', 'item-1', 0n));
    expect(await store.answerTo('c1')).toMatchObject({ revision, position });
    expect([revision, place.facts.length]).toStrictEqual([2n, 3]);
  });

  it('is never written for a stream that is not at the expected revision yet: it could become valid later', async () => {
    await expect(store.append(command('c1', 'item-1', 1n))).rejects.toBeInstanceOf(RevisionConflict);
    await store.append(appendRequest('c2', 'item-1', NO_STREAM, { types: ['X', 'Y'] }));
    expect(await store.answerTo('c1')).toBeNull();
    expect(place.facts).toHaveLength(2);
  });

  it('that its own process is fulfilling at this moment is not considered void', async () => {
    const slow = await place.open();
    place.server.onAppend = (seen) => (isIntent(seen) ? 'none' : 'held');
    await expect(slow.append(command('c1', 'item-1'))).rejects.toBeInstanceOf(UnknownOutcome);
    let looks = 0;
    place.server.onRead = (stream) => {
      if (stream === 'sealtrail:item-1' && ++looks === 2) place.server.release();
      return 'none';
    };
    expect(await store.answerTo('c1')).toMatchObject({ revision: 1n });
    expect(place.facts).toHaveLength(2);
  });
});

describe('a voided revision', () => {
  beforeEach(async () => {
    await store.append(appendRequest('c0', 'item-1', NO_STREAM, { types: ['First'] }));
    await dieAfterIntent(command('c1', 'item-1', 0n), 1);
    expect(await store.answerTo('c1')).toBeNull();
  });

  it('is not an event: the stream stays at its last one, and subscribers do not see it', async () => {
    expect((await store.read('item-1')).map(({ revision }) => revision)).toStrictEqual([0n]);
    expect(await store.read('item-1', 0n)).toStrictEqual([]);
    const head = await store.head();
    const slices = await batchesUntil(store, (seen) => (seen.at(-1)?.position ?? 0n) >= head);
    expect(slices.flatMap(({ events }) => events.map(({ type }) => type))).toStrictEqual(['First']);
  });

  it.each([
    { of: 'a caller', answer },
    { of: 'a reactor', answer: null },
  ])('is skipped by the next append of $of, at the logical revision', async ({ answer: its }) => {
    const next = appendRequest('c2', 'item-1', 0n, { types: ['Next'], answer: its });
    expect((await store.append(next)).revision).toBe(1n);
    expect((await store.append(next)).revision).toBe(1n);
    expect((await store.read('item-1')).map(({ revision }) => revision)).toStrictEqual([0n, 1n]);
    await expect(store.append(appendRequest('c3', 'item-1', 0n, { answer: its }))).rejects.toBeInstanceOf(
      RevisionConflict,
    );
  });

  it.each([
    { of: 'a caller', answer },
    { of: 'a reactor', answer: null },
  ])('is not counted, not even several of them, in the appends of $of', async ({ answer: its }) => {
    await store.append(appendRequest('c2', 'item-1', 0n, { types: ['B', 'C'], answer: its }));
    await dieAfterIntent(command('c3', 'item-1', 2n), 4);
    expect(await store.answerTo('c3')).toBeNull();
    const next = appendRequest('c4', 'item-1', 2n, { types: ['D', 'E'], answer: its });
    expect((await store.append(next)).revision).toBe(4n);
    expect((await store.append(next)).revision).toBe(4n);
    await expect(store.append(appendRequest('c5', 'item-1', 3n, { answer: its }))).rejects.toBeInstanceOf(
      RevisionConflict,
    );
    const facts = [0n, 1n, 2n, 3n, 4n];
    const revisionsOf = (events: readonly { readonly revision: bigint }[]) => events.map(({ revision }) => revision);
    for (const after of [NO_STREAM, ...facts]) {
      expect(revisionsOf(await store.read('item-1', after))).toStrictEqual(facts.filter((one) => one > after));
    }
    const slices = await batchesUntil(store, (seen) => seen.flatMap(({ events }) => events).length === facts.length);
    expect(slices.flatMap(({ events }) => revisionsOf(events))).toStrictEqual(facts);
  });

  it('leaves a command without effect at the revision of the last event', async () => {
    expect((await store.append(appendRequest('c2', 'item-1', 0n, { types: [], answer }))).revision).toBe(0n);
    expect((await store.append(appendRequest('c3', 'item-1', 0n, { types: [] }))).revision).toBe(0n);
  });
});

describe('an outcome', () => {
  it('is the same for a command sent to two processes at the same time, for two streams', async () => {
    const other = await place.open();
    const outcomes = await Promise.all([
      store.append(command('c1', 'item-1')),
      other.append(command('c1', 'item-2')),
      store.append(command('c1', 'item-2')),
      other.append(command('c1', 'item-1')),
    ]);
    expect(new Set(outcomes.map(({ position }) => position)).size).toBe(1);
    expect(place.facts).toHaveLength(2);
  });

  it('is recognised by its own id if the response to it was lost', async () => {
    place.server.onAppend = (seen) => (isIntent(seen) ? 'reply-lost' : 'none');
    const appended = await store.append(command('c1', 'item-1'));
    expect(appended).toStrictEqual({ revision: 1n, position: (await store.answerTo('c1'))?.position });
  });

  it('is stored if the response to the events was lost', async () => {
    place.server.onAppend = (seen) => (isIntent(seen) ? 'none' : 'reply-lost');
    const { position } = await store.append(command('c1', 'item-1'));
    expect(await store.answerTo('c1')).toMatchObject({ revision: 1n, position });
  });

  it('is found by a process that was started later', async () => {
    const rejection = { code: 'item.closed', parameters: { item: '事项' }, errors: [] };
    const write = appendRequest('c1', 'item-1', NO_STREAM, { types: [], answer: { fingerprint: 'f1', rejection } });
    await store.append(write);
    expect(await (await place.open()).answerTo('c1')).toMatchObject({ rejection, revision: NO_STREAM, position: 0n });
  });

  it('of nobody does not exist, even if a command has the name of an internal record', async () => {
    for (const id of ['born', '#born', '']) expect(await store.answerTo(id)).toBeNull();
  });

  it('written by another program is rejected', async () => {
    const { log } = place.server;
    const kept = {
      id: '0b0e0000-0000-4000-8000-000000000001',
      contentType: 'application/json',
      metadata: Buffer.from(''),
    };
    log.append('sealtrail!c1', NO_STREAM, [{ ...kept, type: 'Foreign', data: Buffer.from('{}') }]);
    log.append('sealtrail!c2', NO_STREAM, [{ ...kept, type: 'CommandAnswered', data: Buffer.from('not json') }]);
    await expect(store.answerTo('c1')).rejects.toBeInstanceOf(UnreadableEvent);
    await expect(store.answerTo('c2')).rejects.toBeInstanceOf(UnreadableEvent);
  });
});

it('for rivals at one revision exists for the winner only', async () => {
  const patient = { ...SHORT_TIMINGS, attemptMs: 2_000, appendBudgetMs: 8_000, stallMs: 2_000, readBudgetMs: 8_000 };
  const stores = await Promise.all(Array.from({ length: 4 }, () => place.open({ timings: patient })));
  const outcomes = await Promise.allSettled(stores.map((one, n) => one.append(command(`c${n}`, 'item-1'))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const [n, outcome] of outcomes.entries()) {
    const isWinner = outcome.status === 'fulfilled';
    expect((await store.answerTo(`c${n}`)) !== null).toBe(isWinner);
  }
  expect(place.facts).toHaveLength(2);
});
