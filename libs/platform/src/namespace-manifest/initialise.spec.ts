import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder } from '../data-folder';
import { EVENTS_FILE, TIMERS_FILE } from '../sqlite/file-kinds';
import { SqliteEventStore } from '../sqlite/sqlite-event-store';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { KEY_BYTES, newKey } from '../vault/sealing';
import { type InitialisationOptions, initialiseStandalone, type ManifestStore } from './initialise';
import type { Manifest } from './manifest';
import { isBoundTo } from './manifest-secret';
import { InitialisationWorld } from './testing/initialisation-world';
import { MemoryManifestStore } from './testing/memory-manifest-store';

let world: InitialisationWorld;
beforeEach(() => {
  world = new InitialisationWorld();
});
afterEach(() => world.end());

describe('the initialisation of a data folder', () => {
  it('leaves the same manifest in every store, and is found again with the same secret', async () => {
    const first = await world.start('a', world.places);
    expect(world.kept).toEqual([first.manifest, first.manifest]);
    const again = await world.start('a', world.places);
    expect(again.manifest).toEqual(first.manifest);
    expect(again.secret.derive('x')).toEqual(first.secret.derive('x'));
  });

  it('uses an existing key', async () => {
    const key = newKey();
    writeFileSync(world.path('given.key'), key, { mode: 0o600 });
    const { manifest } = await world.start('a', [world.log], { keyFile: world.path('given.key') });
    expect(isBoundTo(manifest, key)).toBe(true);
    expect(Object.keys(world.filesIn('a'))).toEqual(['manifest.json']);
  });

  it('stores its secret nowhere that can be read without the key', async () => {
    const { manifest, secret } = await world.start('a', [world.log]);
    const plain = Reflect.get(secret, 'secret') as Buffer;
    expect(plain).toHaveLength(KEY_BYTES);
    const sealed = Buffer.from(manifest.secret, 'base64').toString('hex');
    const stored = [
      sealed,
      Buffer.from(JSON.stringify(world.log.manifest)).toString('hex'),
      ...Object.values(world.filesIn('a')),
    ];
    for (const text of [plain, plain.toString('hex'), plain.toString('base64')]) {
      expect(stored.join()).not.toContain(Buffer.from(text).toString('hex'));
    }
  });

  it.each(['after begin', 'log: before', 'log: after', 'documents: before', 'documents: after', 'after finish'])(
    'that crashes %s is completed by the next start, with the same log and secret',
    async (step) => {
      const dying = (place: MemoryManifestStore, when: string): ManifestStore => ({
        name: place.name,
        find: () => place.find(),
        keep: async (manifest) => {
          if (step === `${when}: before`) throw new Error('dead');
          const there = await place.keep(manifest);
          if (step === `${when}: after`) throw new Error('dead');
          return there;
        },
      });
      const own = DataFolder.open(world.path('a'), null);
      const begun: Manifest[] = [];
      const mortal = {
        name: own.name,
        manifest: own.manifest,
        begun: own.begun,
        begin: (manifest: Manifest) => {
          own.begin(manifest);
          begun.push(manifest);
          if (step === 'after begin') throw new Error('dead');
        },
        finish: () => {
          own.finish();
          if (step === 'after finish') throw new Error('dead');
        },
      };
      const keyed = { ...world.options, keyFile: world.path('a', 'vault.key') };
      const dyingPlaces = [dying(world.log, 'log'), dying(world.documents, 'documents')];
      await expect(initialiseStandalone(mortal, dyingPlaces, keyed)).rejects.toThrow('dead');
      own.close();
      const { manifest } = await world.start('a', world.places);
      expect(manifest).toEqual(begun[0]);
      expect(world.kept).toEqual([manifest, manifest]);
      expect(Object.keys(world.filesIn('a'))).toEqual(['manifest.json', 'vault.key']);
    },
  );

  // Left by a crash between two writes in the folder itself.
  it.each<[string, Readonly<Record<string, string>>]>([
    ['half a key', { 'vault.key.new': 'half' }],
    ['the instant, and half of a manifest', { 'clock.json.new': '{', 'clock.json': '{"now":"2026-01-01T00:00:00Z"}' }],
    ['half of a manifest', { 'birth.json.new': '{"format":' }],
  ])('starts over with %s', async (_, left) => {
    DataFolder.open(world.path('a'), null).close();
    for (const [file, text] of Object.entries(left)) writeFileSync(world.path('a', file), text);
    const { manifest } = await world.start('a', [world.log], { clock: 'simulated' });
    expect(manifest.clock).toBe('simulated');
    const again = DataFolder.open(world.path('a'), null);
    expect(again.resumesAt).toBe('2026-03-02T01:00:00.000Z');
    again.close();
  });

  it('continues if there is only an empty file of events', async () => {
    DataFolder.open(world.path('a'), null).close();
    const file = world.path('a', 'events.sqlite');
    await expect(world.start('a', [world.log, new MemoryManifestStore('Dead', 'dead')])).rejects.toThrow('dead');
    writeFileSync(file, '');
    const { manifest } = await world.start('a', [world.log, new SqliteManifest(file, EVENTS_FILE)]);
    expect(await new SqliteManifest(file, EVENTS_FILE).find()).toEqual(manifest);
    const events = await SqliteEventStore.open(file);
    expect(await events.head()).toBe(0n);
    await events.close();
    expect((await world.start('a', [world.log, new SqliteManifest(file, EVENTS_FILE)])).manifest).toEqual(manifest);
  });
});

describe('a file that is rebuilt from the log', () => {
  const timers = (name: string) => new SqliteManifest(world.path(name), TIMERS_FILE, { madeAgain: true });

  it('is bound to its folder before anything is stored in it, also if it was lost', async () => {
    const { manifest } = await world.start('a', [world.log, timers('timers.sqlite')]);
    expect(await timers('timers.sqlite').find()).toEqual(manifest);
    expect(await world.start('a', [world.log, timers('anew.sqlite')])).toMatchObject({ manifest });
    expect(await timers('anew.sqlite').find()).toEqual(manifest);
  });

  it('is refused if it belongs to another folder', async () => {
    await world.start('a', [world.log, timers('timers.sqlite')]);
    await world.start('b', [world.documents, timers('others.sqlite')]);
    await expect(world.start('a', [world.log, timers('others.sqlite')])).rejects.toThrow(
      /^The file .*others\.sqlite belongs to another data folder\./,
    );
  });
});

describe('a start on a data folder is refused, with nothing written,', () => {
  let before: unknown;
  const standing = () => [world.kept, world.filesIn('a')];

  beforeEach(async () => {
    await world.start('a', world.places);
    before = standing();
  });
  afterEach(() => expect(standing()).toEqual(before));

  it.each<[string, Partial<InitialisationOptions>, RegExp]>([
    ['in another zone', { zone: 'Europe/Amsterdam' }, /for the time zone Asia\/Shanghai, but the setting is Europe/],
    ['under another clock', { clock: 'simulated' }, /holds real events; a simulated clock must not be used/],
  ])('%s', (_, options, text) => expect(world.start('a', world.places, options)).rejects.toThrow(text));

  it('under the real clock if events were recorded under a simulated one', async () => {
    await world.start('played', [new MemoryManifestStore('Other')], { clock: 'simulated' });
    await expect(world.start('played', [new MemoryManifestStore('Other')])).rejects.toThrow(
      /created with a simulated clock/,
    );
  });

  it('without the key, or with another one', async () => {
    await expect(world.start('a', world.places, { keyFile: world.path('none.key') })).rejects.toThrow(
      /^The data folder .* is bound to the vault's master key, but .*none\.key is missing\. Restore the key/,
    );
    writeFileSync(world.path('other.key'), newKey(), { mode: 0o600 });
    await expect(world.start('a', world.places, { keyFile: world.path('other.key') })).rejects.toThrow(
      /^The data folder .* is bound to a master key other than .*other\.key\. Restore the key/,
    );
    expect(readdirSync(world.path()).sort()).toEqual(['a', 'other.key']);
  });

  it('for a second server on its namespace, new or existing', async () => {
    await expect(world.start('b', world.places)).rejects.toThrow(/^The log belongs to another data folder\. Start the/);
    expect(world.filesIn('b')).toEqual({});
    await world.start('c', [new MemoryManifestStore('Other')]);
    await expect(world.start('c', world.places)).rejects.toThrow('The log belongs to another data folder.');
    await expect(world.start('d', [world.documents])).rejects.toThrow('The database belongs to another data folder.');
  });

  it('if two new ones share a namespace: one of them gets it, the other never will', async () => {
    const shared = [new MemoryManifestStore('the shared log'), new MemoryManifestStore('the shared database')];
    const starts = await Promise.allSettled(['x', 'y'].map((name) => world.start(name, shared)));
    const refused = starts.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([
      { message: expect.stringMatching(/^The shared log belongs to another data folder/) },
    ]);
    const loser = starts[0]?.status === 'rejected' ? 'x' : 'y';
    await expect(world.start(loser, shared)).rejects.toThrow('The shared log belongs to another data folder');
    expect(shared[1]?.manifest).toEqual(shared[0]?.manifest);
  });

  it('for processes that would share it', () =>
    expect(world.together({ keyFile: world.path('a', 'vault.key') })).rejects.toThrow(
      'The log belongs to another data folder',
    ));

  it('if its log or database does not exist', async () => {
    const text = /^Empty has no manifest, but the data folder .* is bound to one\. Set the right address/;
    await expect(world.start('a', [new MemoryManifestStore('Empty'), world.documents])).rejects.toThrow(text);
    await expect(world.start('a', [world.log, new MemoryManifestStore('Empty')])).rejects.toThrow(text);
  });

  it('if a manifest is damaged', async () => {
    const file = world.path('a', 'manifest.json');
    const text = readFileSync(file, 'utf8');
    for (const torn of ['', '{', text.slice(0, 60), text.replace('Asia/Shanghai', 'Asia/Urumqi')]) {
      writeFileSync(file, torn);
      const options = torn.includes('Urumqi') ? { zone: 'Asia/Urumqi' } : {};
      await expect(world.start('a', world.places, options)).rejects.toThrow(
        /^The manifest of the data folder .* is damaged/,
      );
    }
    writeFileSync(file, text);
  });
});
