import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppendRequest, eventId, metadataAt, NO_STREAM, UnknownOutcome } from '@sealtrail/event-sourcing';
import { StoreUnavailable } from '../storage-errors';
import { Database } from './database';
import { SqliteEventReader } from './sqlite-event-reader';
import { SqliteEventStore } from './sqlite-event-store';
import { UnusableFile } from './sqlite-file';

const write = (stream: string, expected = NO_STREAM): AppendRequest => {
  const commandId = eventId(stream, Number(expected) + 1);
  const rest = { actor: 'key-1', commandId, correlationId: 'trace-1', causationId: null, known: {} };
  return {
    stream,
    expected,
    events: [{ id: eventId(commandId, 0), type: 'Noted', data: { stream } }],
    metadata: metadataAt('2026-03-02T01:00:00.000Z', rest),
    answer: null,
  };
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-events-'));
  file = join(folder, 'events.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('continues after a restart where it was, and never reuses a position', async () => {
  const first = await SqliteEventStore.open(file);
  await first.append(write('item-1'));
  await first.close();
  const again = await SqliteEventStore.open(file);
  expect(await again.append(write('item-1'))).toEqual({ revision: 0n, position: 1n });
  expect(await again.append(write('item-1', 0n))).toEqual({ revision: 1n, position: 2n });
  await again.close();
  // The write-ahead log has been checkpointed: a copy of a stopped server is one file.
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBeUndefined();
});

it('is followed and read through other connections, which cannot write', async () => {
  const store = await SqliteEventStore.open(file);
  const reader = new SqliteEventReader(file);
  const stop = new AbortController();
  const follower = reader.subscribe({ after: 0n, types: 'all', batchMax: 10, signal: stop.signal });
  const first = follower[Symbol.asyncIterator]().next();
  const { position } = await store.append(write('item-1'));
  expect((await first).value).toMatchObject({ position });
  expect(await reader.head()).toBe(position);
  expect(reader.fingerprintAt(position)).toMatch(/^[0-9A-F]{32}$/);
  expect([reader.fingerprintAt(9n), reader.fingerprintAt(0n)]).toEqual([reader.fingerprintAt(position), '']);
  await expect(reader.append(write('item-2'))).rejects.toThrow(/open read-only/);
  await reader.close();
  await store.close();
});

it('wakes its subscribers on commit, not by polling', async () => {
  const store = await SqliteEventStore.open(file);
  const reader = new SqliteEventReader(file);
  const stop = new AbortController();
  const slices = reader
    .subscribe({ after: 0n, types: 'all', batchMax: 10, signal: stop.signal })
    [Symbol.asyncIterator]();
  const begun = performance.now();
  for (let revision = NO_STREAM; revision < 7n; revision++) {
    const slice = slices.next();
    const { position } = await store.append(write('item-1', revision));
    expect((await slice).value).toMatchObject({ position });
  }
  // Polling once a second would take eight.
  expect(performance.now() - begun).toBeLessThan(4_000);
  stop.abort();
  await reader.close();
  await store.close();
});

it('ends a waiting subscription when it is closed', async () => {
  const store = await SqliteEventStore.open(file);
  const { signal } = new AbortController();
  const waiting = store.subscribe({ after: 0n, types: 'all', batchMax: 10, signal })[Symbol.asyncIterator]().next();
  await store.close();
  expect((await waiting).done).toBe(true);
});

it('completes pending calls before it closes', async () => {
  const store = await SqliteEventStore.open(file);
  const asked = Promise.all([1, 2, 3].map((n) => store.append(write(`item-${n}`))));
  await store.close();
  expect((await asked).map(({ position }) => position)).toEqual([1n, 2n, 3n]);
});

it('leaves pending appends unknown when the file turns out damaged, reports it, and accepts no more', async () => {
  const whole = await SqliteEventStore.open(file);
  await whole.append(write('item-1'));
  await whole.close();
  damageBehindFirstPage(file);
  const store = await SqliteEventStore.open(file);
  const outcomes = await Promise.allSettled([store.append(write('item-2')), store.append(write('item-3'))]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected' });
    expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(UnknownOutcome);
  }
  expect((await store.fatal).message).toMatch(/malformed/);
  await expect(store.append(write('item-4'))).rejects.toBeInstanceOf(StoreUnavailable);
  await store.close();
});

it('refuses to open a file that is not its own', async () => {
  const other = openSync(file, 'w');
  writeSync(other, 'minutes of a meeting '.repeat(1_000));
  closeSync(other);
  await expect(SqliteEventStore.open(file)).rejects.toBeInstanceOf(UnusableFile);
});

function damageBehindFirstPage(path: string): void {
  const { size } = statSync(path);
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, Buffer.alloc(size - 4_096, 0xff), 0, size - 4_096, 4_096);
  closeSync(descriptor);
}

describe('stored rejections', () => {
  const DAY_MS = 86_400_000;
  const rejection = { code: 'item.closed', parameters: {}, errors: [] };
  const refused = (n: number): AppendRequest => {
    const { metadata, ...rest } = write(`item-${n}`);
    const commandId = eventId('refused', n);
    return { ...rest, events: [], metadata: { ...metadata, commandId }, answer: { fingerprint: 'f', rejection } };
  };

  let store: SqliteEventStore;
  afterEach(() => store.close());

  it('are deleted however many there are, and counted', async () => {
    store = await SqliteEventStore.open(file);
    const many = Array.from({ length: 1_001 }, (_, n) => refused(n));
    await Promise.all(many.map((one) => store.append(one)));
    expect(await store.forgetRejections(DAY_MS)).toBe(0);
    expect(await store.forgetRejections(-DAY_MS)).toBe(1_001);
    expect(await store.answerTo(many[7]?.metadata.commandId ?? '')).toBeNull();
  });

  it('of a file of an earlier version have their retention time from its opening on', async () => {
    const first = await SqliteEventStore.open(file);
    await first.append(refused(1));
    await first.close();
    const db = new Database(file);
    db.exec('DROP INDEX refusals; ALTER TABLE answers DROP COLUMN refused_ms');
    db.close();
    store = await SqliteEventStore.open(file);
    await store.append(refused(2));
    expect(await store.forgetRejections(DAY_MS)).toBe(0);
    expect(await store.forgetRejections(-DAY_MS)).toBe(2);
  });
});

describe('a file edited by another program', () => {
  let store: SqliteEventStore;
  const harm = (...statements: readonly string[]): void => {
    const db = new Database(file);
    db.pragma('foreign_keys = off');
    for (const statement of statements) db.exec(statement);
    db.close();
  };
  const follow = async (): Promise<readonly string[]> => {
    const { signal } = new AbortController();
    const seen: string[] = [];
    try {
      for await (const { events } of store.subscribe({ after: 0n, types: ['None'], batchMax: 10, signal })) {
        seen.push(...events.map(({ type }) => type));
      }
    } catch (error) {
      seen.push((error as Error).name);
    }
    return seen;
  };

  beforeEach(async () => {
    store = await SqliteEventStore.open(file);
    await store.append(write('item-1'));
    await store.append(write('item-1', 0n));
    await store.append(write('item-1', 1n));
  });
  afterEach(() => store.close());

  it('returns no stream whose end is missing', async () => {
    harm('DELETE FROM events WHERE version = 2');
    await expect(store.read('item-1')).rejects.toMatchObject({ name: 'MissingEvents', revision: 2n });
    await expect(store.read('item-1', 1n)).rejects.toMatchObject({ name: 'MissingEvents', revision: 2n });
  });

  it.each(['data', 'meta'])(
    'names the stream and the revision of an unreadable event (%s), without its data',
    async (column) => {
      harm(`UPDATE events SET ${column} = '{"secret' WHERE version = 1`);
      const refused = await store.read('item-1').catch((error: unknown) => error);
      expect(refused).toMatchObject({ name: 'UnreadableEvent', stream: 'item-1', revision: 1n });
      expect(String(refused)).not.toContain('secret');
      const following = store.subscribe({
        after: 0n,
        types: 'all',
        batchMax: 10,
        signal: new AbortController().signal,
      });
      const iterator = following[Symbol.asyncIterator]();
      expect((await iterator.next()).value.events).toHaveLength(1);
      await expect(iterator.next()).rejects.toMatchObject({ name: 'UnreadableEvent', revision: 1n });
    },
  );

  it('stops a subscriber at an event without its stream, even if it wants other events', async () => {
    harm('DELETE FROM streams');
    expect(await follow()).toStrictEqual(['UnreadableEvent']);
  });
});
