import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder } from '../data-folder';
import { newKey } from '../vault/sealing';
import { initialiseNamespace, inspectManifests } from './initialise';
import { InitialisationWorld } from './testing/initialisation-world';
import { MemoryManifestStore } from './testing/memory-manifest-store';

let world: InitialisationWorld;
beforeEach(() => {
  world = new InitialisationWorld();
});
afterEach(() => world.end());

describe('the initialisation of a shared namespace', () => {
  it('is performed once, whichever process starts first', async () => {
    await world.together();
    const settled = await Promise.all([world.together(), world.together(), world.together()]);
    expect(new Set(settled.map(({ manifest }) => manifest.log)).size).toBe(1);
    expect(world.kept).toEqual([settled[0]?.manifest, settled[0]?.manifest]);
  });

  it('that crashed between the log and the database is completed by the next start', async () => {
    await expect(
      initialiseNamespace(world.log, new MemoryManifestStore('Dead', 'dead'), world.options),
    ).rejects.toThrow('dead');
    const { manifest } = await world.together();
    expect(world.kept).toEqual([manifest, manifest]);
  });

  it('that crashed after creating the key is completed with that key', async () => {
    await expect(
      initialiseNamespace(new MemoryManifestStore('Dead', 'dead'), world.documents, world.options),
    ).rejects.toThrow('dead');
    const key = readFileSync(world.options.keyFile);
    await world.together();
    expect(readFileSync(world.options.keyFile)).toEqual(key);
  });

  describe('is refused, with nothing written,', () => {
    let before: unknown;

    beforeEach(async () => {
      await world.together();
      world.log.facts = true;
      before = world.kept;
    });
    afterEach(() => expect(world.kept).toEqual(before));

    it('for a standalone server', () =>
      expect(world.start('a', world.places)).rejects.toThrow(
        'The log is shared by several processes and cannot be used by a standalone server',
      ));

    it('in another zone', () =>
      expect(world.together({ zone: 'Asia/Urumqi' })).rejects.toThrow(
        'The log was created for the time zone Asia/Shanghai',
      ));

    it('for the namespace of a standalone server with a simulated clock', async () => {
      const keyFile = world.path('a', 'vault.key');
      const places = [new MemoryManifestStore('Played'), new MemoryManifestStore('Other')] as const;
      await world.start('a', places, { clock: 'simulated' });
      await expect(initialiseNamespace(...places, { ...world.options, keyFile })).rejects.toThrow(
        'belongs to another data folder',
      );
    });

    it('with a new key, or another one', async () => {
      await expect(world.together({ keyFile: world.path('fresh.key') })).rejects.toThrow(
        /^The log is bound to the vault's master key, but .*fresh\.key is missing/,
      );
      expect(readdirSync(world.path())).toEqual(['vault.key']);
      writeFileSync(world.path('other.key'), newKey(), { mode: 0o600 });
      await expect(world.together({ keyFile: world.path('other.key') })).rejects.toThrow(
        'The log is bound to a master key other than',
      );
    });

    it('with an empty database', () =>
      expect(initialiseNamespace(world.log, new MemoryManifestStore('Empty'), world.options)).rejects.toThrow(
        'Empty has no manifest, but the log is bound to one. Set the right address, or restore it from a backup.',
      ));

    it('with an empty log, or another one', async () => {
      const text = 'The database is bound to a log other than Other. Set the servers that belong together';
      const other = new MemoryManifestStore('Other');
      await expect(initialiseNamespace(other, world.documents, world.options)).rejects.toThrow(text);
      expect(other.manifest).toBeNull();
      await initialiseNamespace(other, new MemoryManifestStore('Its own'), world.options);
      await expect(initialiseNamespace(other, world.documents, world.options)).rejects.toThrow(text);
    });
  });
});

describe('an inspection', () => {
  it('needs no key, and reads every manifest', async () => {
    await world.start('a', world.places);
    const look = DataFolder.inspect(world.path('a'));
    expect(await inspectManifests(look, world.places)).toEqual(look.manifest);
    await expect(inspectManifests(null, world.places)).rejects.toThrow('Set that folder with --data-dir');
    await expect(inspectManifests(look, [world.log, new MemoryManifestStore('Empty')])).rejects.toThrow(
      'Empty has no manifest, but',
    );
  });

  it('reports a namespace that is not initialised', async () => {
    await expect(inspectManifests(null, world.places)).rejects.toThrow('The log is not initialised');
    expect(world.kept).toEqual([null, null]);
    await world.together();
    expect(await inspectManifests(null, world.places)).toEqual(world.log.manifest);
    const other = new MemoryManifestStore('Other');
    await initialiseNamespace(other, new MemoryManifestStore('Its own'), world.options);
    await expect(inspectManifests(null, [other, world.documents])).rejects.toThrow(
      'The database is bound to a log other than Other',
    );
  });
});
