import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStore,
  eventId,
  metadataAt,
  NO_STREAM,
  type Sealed,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import { readPeople } from '../migration/folder-contents';
import { DamagedFile } from '../storage-errors';
import { SqliteVault } from '../vault/sqlite-vault';
import { SqliteEventReader } from './sqlite-event-reader';
import { SqliteEventStore } from './sqlite-event-store';
import { SqliteReadStore } from './sqlite-read-store';
import { damagePages } from './testing/damage-pages';

const MANY = 20;
/** Each on a separate page. */
const LONG = 'x'.repeat(3_000);
const NUMBERS = Array.from({ length: MANY }, (_, number) => number);
const DAMAGED = 7;

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-damaged-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const append = (store: EventStore, number: number) => {
  const commandId = eventId('00000000-0000-5000-8000-000000000000', number);
  const rest = { actor: 'spec', commandId, correlationId: commandId, causationId: null, known: {} };
  return store.append({
    stream: `item-${number}`,
    expected: NO_STREAM,
    events: [{ id: eventId(commandId, 0), type: 'Noted', data: { text: `(${number})${LONG}` } }],
    metadata: metadataAt('2026-03-02T01:00:00.000Z', rest),
    answer: null,
  });
};

describe('a damaged page', () => {
  it('of the log makes its streams unreadable, and no others', async () => {
    const store = await SqliteEventStore.open(at('events.sqlite'));
    for (const number of NUMBERS) await append(store, number);
    await store.close();
    expect(damagePages(at('events.sqlite'), `(${DAMAGED})${LONG}`)).toBe(1);
    const reader = new SqliteEventReader(at('events.sqlite'));
    await expect(reader.read(`item-${DAMAGED}`)).rejects.toThrow(UnreadableEvent);
    expect((await reader.read(`item-${DAMAGED + 2}`)).length).toBe(1);
    expect(await reader.head()).toBe(BigInt(MANY));
    const { signal } = new AbortController();
    const following = reader.subscribe({ after: 0n, types: 'all', batchMax: MANY, signal })[Symbol.asyncIterator]();
    await expect(following.next()).rejects.toThrow(DamagedFile);
    await reader.close();
  });

  it('of a view is reported for the documents on it, and the others are returned', async () => {
    const views = SqliteReadStore.openForWriting(at('views.sqlite'));
    await views.prepare('items.v1', []);
    const documents = new Map(NUMBERS.map((number) => [`item-${number}`, { text: `(${number})${LONG}` }]));
    await views.save({ view: 'items.v1', documents, from: 0n, to: 1n });
    await views.close();
    expect(damagePages(at('views.sqlite'), `(${DAMAGED})${LONG}`)).toBe(1);
    const reader = SqliteReadStore.openForReading(at('views.sqlite'));
    await expect(reader.find('items.v1', `item-${DAMAGED}`)).rejects.toThrow(
      /views\.sqlite is damaged: .*SQLITE_CORRUPT/,
    );
    await expect(reader.list('items.v1', { where: [], limit: MANY })).rejects.toThrow(DamagedFile);
    expect(await reader.find('items.v1', `item-${DAMAGED + 2}`)).toMatchObject({ text: expect.any(String) });
    await reader.close();
  });

  it('of the vault does not end the thread on a read: other subjects can be opened', async () => {
    const files = { file: at('vault.sqlite'), keyFile: at('vault.key') };
    const vault = await SqliteVault.open(files);
    const sealed: Sealed[] = [];
    for (const number of NUMBERS) sealed.push(await vault.seal(`person-${number}`, { name: LONG }));
    await vault.close();
    const { commitment } = sealed[DAMAGED] as Sealed;
    expect(damagePages(files.file, commitment)).toBe(1);
    const again = await SqliteVault.open(files);
    await expect(again.open(sealed[DAMAGED] as Sealed)).rejects.toThrow(DamagedFile);
    expect(await again.open(sealed[DAMAGED + 2] as Sealed)).toEqual({ name: LONG });
    await again.close();
    expect(() => [...readPeople(folder)]).toThrow(DamagedFile);
  });
});
