import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from '../data-folder';
import { EVENTS_FILE, TIMERS_FILE } from '../sqlite/file-kinds';
import { SqliteEventStore } from '../sqlite/sqlite-event-store';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { KEY_BYTES, newKey } from '../vault/sealing';
import { lookAround, type ManifestPlace, settleAlone, settleTogether, type Wish } from './birth';
import type { Manifest } from './manifest';
import { isBoundTo } from './secret-keeping';
import { MemoryPlace } from './testing/memory-place';

let folder: string;
let wish: Wish;
let log: MemoryPlace;
let documents: MemoryPlace;
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-birth-'));
  wish = { zone: 'Asia/Shanghai', clock: 'real', keyFile: path('vault.key') };
  log = new MemoryPlace('the log');
  documents = new MemoryPlace('the database');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A start on a data folder, as a process of its own. */
async function start(name: string, places: readonly ManifestPlace[], wished: Partial<Wish> = {}) {
  const asked = { ...wish, keyFile: join(path(name), 'vault.key'), ...wished };
  const own = DataFolder.open(path(name), asked.clock === 'real' ? null : '2026-03-02T01:00:00.000Z');
  try {
    return await settleAlone(own, places, asked);
  } finally {
    own.close();
  }
}
const together = (wished: Partial<Wish> = {}) => settleTogether(log, documents, { ...wish, ...wished });
const kept = () => [log.manifest, documents.manifest];
const filesIn = (name: string) =>
  Object.fromEntries(
    readdirSync(path(name))
      .filter((file) => !file.startsWith('lock'))
      .map((file) => [file, readFileSync(join(path(name), file), 'hex')]),
  );

describe('a birth in a data folder', () => {
  it('leaves the same manifest everywhere, and is found again with the same secret', async () => {
    const first = await start('a', [log, documents]);
    expect(kept()).toEqual([first.manifest, first.manifest]);
    const again = await start('a', [log, documents]);
    expect(again.manifest).toEqual(first.manifest);
    expect(again.secret.derive('x')).toEqual(first.secret.derive('x'));
  });

  it('takes a key that is there', async () => {
    const key = newKey();
    writeFileSync(path('given.key'), key);
    const { manifest } = await start('a', [log], { keyFile: path('given.key') });
    expect(isBoundTo(manifest, key)).toBe(true);
    expect(Object.keys(filesIn('a'))).toEqual(['manifest.json']);
  });

  it('stores its secret nowhere that can be read without the key', async () => {
    const { manifest, secret } = await start('a', [log]);
    const plain = Reflect.get(secret, 'secret') as Buffer;
    expect(plain).toHaveLength(KEY_BYTES);
    const sealed = Buffer.from(manifest.secret, 'base64').toString('hex');
    const stored = [sealed, Buffer.from(JSON.stringify(log.manifest)).toString('hex'), ...Object.values(filesIn('a'))];
    for (const text of [plain, plain.toString('hex'), plain.toString('base64')]) {
      expect(stored.join()).not.toContain(Buffer.from(text).toString('hex'));
    }
  });

  it.each(['after begin', 'log: before', 'log: after', 'documents: before', 'documents: after', 'after finish'])(
    'that dies %s is ended by the next start, with the same log and secret',
    async (step) => {
      const dying = (place: MemoryPlace, when: string): ManifestPlace => ({
        name: place.name,
        find: () => place.find(),
        keep: async (manifest) => {
          if (step === `${when}: before`) throw new Error('dead');
          const there = await place.keep(manifest);
          if (step === `${when}: after`) throw new Error('dead');
          return there;
        },
      });
      const own = DataFolder.open(path('a'), null);
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
      const keyed = { ...wish, keyFile: join(path('a'), 'vault.key') };
      const dyingPlaces = [dying(log, 'log'), dying(documents, 'documents')];
      await expect(settleAlone(mortal, dyingPlaces, keyed)).rejects.toThrow('dead');
      own.close();
      const { manifest } = await start('a', [log, documents]);
      expect(manifest).toEqual(begun[0]);
      expect(kept()).toEqual([manifest, manifest]);
      expect(Object.keys(filesIn('a'))).toEqual(['manifest.json', 'vault.key']);
    },
  );

  // What a crash leaves between two writes of the folder itself.
  it.each<[string, Readonly<Record<string, string>>]>([
    ['half a key', { 'vault.key.new': 'half' }],
    ['the instant, and half of a manifest', { 'clock.json.new': '{', 'clock.json': '{"now":"2026-01-01T00:00:00Z"}' }],
    ['half of a manifest', { 'birth.json.new': '{"format":' }],
  ])('begins anew on %s', async (_, left) => {
    DataFolder.open(path('a'), null).close();
    for (const [file, text] of Object.entries(left)) writeFileSync(join(path('a'), file), text);
    const { manifest } = await start('a', [log], { clock: 'simulated' });
    expect(manifest.clock).toBe('simulated');
    const again = DataFolder.open(path('a'), null);
    expect(again.resumesAt).toBe('2026-03-02T01:00:00.000Z');
    again.close();
  });

  it('goes on where an empty file of events is all there is', async () => {
    DataFolder.open(path('a'), null).close();
    const file = join(path('a'), 'events.sqlite');
    await expect(start('a', [log, new MemoryPlace('Dead', 'dead')])).rejects.toThrow('dead');
    writeFileSync(file, '');
    const { manifest } = await start('a', [log, new SqliteManifest(file, EVENTS_FILE)]);
    expect(await new SqliteManifest(file, EVENTS_FILE).find()).toEqual(manifest);
    const events = await SqliteEventStore.open(file);
    expect(await events.head()).toBe(0n);
    await events.close();
    expect((await start('a', [log, new SqliteManifest(file, EVENTS_FILE)])).manifest).toEqual(manifest);
  });
});

describe('a file that is made again of the log', () => {
  const timers = (name: string) => new SqliteManifest(path(name), TIMERS_FILE, { madeAgain: true });

  it('is bound to its folder before anything stands in it, also where it was lost', async () => {
    const { manifest } = await start('a', [log, timers('timers.sqlite')]);
    expect(await timers('timers.sqlite').find()).toEqual(manifest);
    expect(await start('a', [log, timers('anew.sqlite')])).toMatchObject({ manifest });
    expect(await timers('anew.sqlite').find()).toEqual(manifest);
  });

  it('is refused where it is that of another folder', async () => {
    await start('a', [log, timers('timers.sqlite')]);
    await start('b', [documents, timers('others.sqlite')]);
    await expect(start('a', [log, timers('others.sqlite')])).rejects.toThrow(
      /^The file .*others\.sqlite belongs to another data folder\./,
    );
  });
});

describe('a start on a data folder is refused, and writes nothing,', () => {
  let before: unknown;
  const standing = () => [kept(), filesIn('a')];

  beforeEach(async () => {
    await start('a', [log, documents]);
    before = standing();
  });
  afterEach(() => expect(standing()).toEqual(before));

  it.each<[string, Partial<Wish>, RegExp]>([
    ['in another zone', { zone: 'Europe/Amsterdam' }, /for the time zone Asia\/Shanghai, and the setting says Europe/],
    ['under another clock', { clock: 'simulated' }, /holds real facts; a simulated clock must not be used on them/],
  ])('%s', (_, wished, text) => expect(start('a', [log, documents], wished)).rejects.toThrow(text));

  it('under the real clock where facts were played', async () => {
    await start('played', [new MemoryPlace('Other')], { clock: 'simulated' });
    await expect(start('played', [new MemoryPlace('Other')])).rejects.toThrow(/made under a simulated clock/);
  });

  it('without the key, or with another', async () => {
    await expect(start('a', [log, documents], { keyFile: path('none.key') })).rejects.toThrow(
      /^The data folder .* is bound to the vault's master key, and .*none\.key is missing\. Put the key back/,
    );
    writeFileSync(path('other.key'), newKey());
    await expect(start('a', [log, documents], { keyFile: path('other.key') })).rejects.toThrow(
      /^The data folder .* is bound to another master key than .*other\.key\. Put back the key/,
    );
    expect(readdirSync(folder).sort()).toEqual(['a', 'other.key']);
  });

  it('by a second server on its namespace, new or old', async () => {
    await expect(start('b', [log, documents])).rejects.toThrow(/^The log belongs to another data folder\. Start the/);
    expect(filesIn('b')).toEqual({});
    await start('c', [new MemoryPlace('Other')]);
    await expect(start('c', [log, documents])).rejects.toThrow('The log belongs to another data folder.');
    await expect(start('d', [documents])).rejects.toThrow('The database belongs to another data folder.');
  });

  it('where two new ones meet on a namespace: one of them has it, the other never will', async () => {
    const shared = [new MemoryPlace('the shared log'), new MemoryPlace('the shared database')];
    const starts = await Promise.allSettled(['x', 'y'].map((name) => start(name, shared)));
    const refused = starts.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([
      { message: expect.stringMatching(/^The shared log belongs to another data folder/) },
    ]);
    const loser = starts[0]?.status === 'rejected' ? 'x' : 'y';
    await expect(start(loser, shared)).rejects.toThrow('The shared log belongs to another data folder');
    expect(shared[1]?.manifest).toEqual(shared[0]?.manifest);
  });

  it('by processes that would share it', () =>
    expect(together({ keyFile: join(path('a'), 'vault.key') })).rejects.toThrow(
      'The log belongs to another data folder',
    ));

  it('where its log or database is not there', async () => {
    const text = /^Empty holds nothing of what the data folder .* is bound to\. Name the right place/;
    await expect(start('a', [new MemoryPlace('Empty'), documents])).rejects.toThrow(text);
    await expect(start('a', [log, new MemoryPlace('Empty')])).rejects.toThrow(text);
  });

  it('where a manifest is damaged', async () => {
    const file = join(path('a'), 'manifest.json');
    const text = readFileSync(file, 'utf8');
    for (const torn of ['', '{', text.slice(0, 60), text.replace('Asia/Shanghai', 'Asia/Urumqi')]) {
      writeFileSync(file, torn);
      const wished = torn.includes('Urumqi') ? { zone: 'Asia/Urumqi' } : {};
      await expect(start('a', [log, documents], wished)).rejects.toThrow(
        /^The manifest of the data folder .* is damaged/,
      );
    }
    writeFileSync(file, text);
  });
});

describe('a birth that processes share', () => {
  it('is one, whoever comes first', async () => {
    await together();
    const settled = await Promise.all([together(), together(), together()]);
    expect(new Set(settled.map(({ manifest }) => manifest.log)).size).toBe(1);
    expect(kept()).toEqual([settled[0]?.manifest, settled[0]?.manifest]);
  });

  it('that died between the log and the database is ended by the next start', async () => {
    await expect(settleTogether(log, new MemoryPlace('Dead', 'dead'), wish)).rejects.toThrow('dead');
    const { manifest } = await together();
    expect(kept()).toEqual([manifest, manifest]);
  });

  it('that died after it made the key goes on with that key', async () => {
    await expect(settleTogether(new MemoryPlace('Dead', 'dead'), documents, wish)).rejects.toThrow('dead');
    const key = readFileSync(wish.keyFile);
    await together();
    expect(readFileSync(wish.keyFile)).toEqual(key);
  });

  describe('is refused, and nothing is written,', () => {
    let before: unknown;

    beforeEach(async () => {
      await together();
      log.facts = true;
      before = kept();
    });
    afterEach(() => expect(kept()).toEqual(before));

    it('to a server alone', () =>
      expect(start('a', [log, documents])).rejects.toThrow(
        'The log is shared by processes, and a server alone must not',
      ));

    it('in another zone', () =>
      expect(together({ zone: 'Asia/Urumqi' })).rejects.toThrow('The log was made for the time zone Asia/Shanghai'));

    it('where a server alone has played', async () => {
      const keyFile = join(path('a'), 'vault.key');
      const places = [new MemoryPlace('Played'), new MemoryPlace('Other')] as const;
      await start('a', places, { clock: 'simulated' });
      await expect(settleTogether(...places, { ...wish, keyFile })).rejects.toThrow('belongs to another data folder');
    });

    it('with a fresh key, or another', async () => {
      await expect(together({ keyFile: path('fresh.key') })).rejects.toThrow(
        /^The log is bound to the vault's master key, and .*fresh\.key is missing/,
      );
      expect(readdirSync(folder)).toEqual(['vault.key']);
      writeFileSync(path('other.key'), newKey());
      await expect(together({ keyFile: path('other.key') })).rejects.toThrow(
        'The log is bound to another master key than',
      );
    });

    it('with an empty database', () =>
      expect(settleTogether(log, new MemoryPlace('Empty'), wish)).rejects.toThrow(
        'Empty holds nothing of what the log is bound to. Name the right place, or put it back from a backup.',
      ));

    it('with an empty log, or another one', async () => {
      const text = 'The database is bound to another log than Other. Name the servers that belong together';
      const other = new MemoryPlace('Other');
      await expect(settleTogether(other, documents, wish)).rejects.toThrow(text);
      expect(other.manifest).toBeNull();
      await settleTogether(other, new MemoryPlace('Its own'), wish);
      await expect(settleTogether(other, documents, wish)).rejects.toThrow(text);
    });
  });
});

describe('whoever only looks', () => {
  it('needs no key, and sees what stands everywhere', async () => {
    await start('a', [log, documents]);
    const look = DataFolder.look(path('a'));
    expect(await lookAround(look, [log, documents])).toEqual(look.manifest);
    await expect(lookAround(null, [log, documents])).rejects.toThrow('Name that folder with --data-dir');
    await expect(lookAround(look, [log, new MemoryPlace('Empty')])).rejects.toThrow('Empty holds nothing of what');
  });

  it('is told where nothing was born', async () => {
    await expect(lookAround(null, [log, documents])).rejects.toThrow('The log was not born yet');
    expect(kept()).toEqual([null, null]);
    await together();
    expect(await lookAround(null, [log, documents])).toEqual(log.manifest);
    const other = new MemoryPlace('Other');
    await settleTogether(other, new MemoryPlace('Its own'), wish);
    await expect(lookAround(null, [other, documents])).rejects.toThrow(
      'The database is bound to another log than Other',
    );
  });
});
