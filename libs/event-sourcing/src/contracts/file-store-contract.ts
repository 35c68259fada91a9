import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type FileStore, FileTooLarge, FRESH_FILE_MS } from '../storage/file-store';

/** A store under test. */
export type FileStoreDriver = {
  readonly store: FileStore;
  readonly close: () => Promise<void>;
  /** Advances the real time of the store. */
  readonly letPass: (ms: number) => void;
};

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const bytes = (size: number): Buffer => Buffer.from(Uint8Array.from({ length: size }, (_, n) => (n * 31) % 251));
const parts = (content: Buffer, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, n) => content.subarray(n * size, (n + 1) * size)),
  );

/** The contract of every file store. The suite asks for a new, empty store for each test. */
export function describeFileStoreContract(name: string, makeDriver: () => Promise<FileStoreDriver>): void {
  describe(`${name} keeps the contract of a file store`, () => {
    let driver: FileStoreDriver;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    const found = async (sha256: string): Promise<Buffer | null> => {
      const file = await driver.store.find(sha256);
      if (file === null) return null;
      const read: Buffer[] = [];
      for await (const part of file.content as AsyncIterable<Buffer>) read.push(part);
      const content = Buffer.concat(read);
      expect(file.size).toBe(content.length);
      return content;
    };

    it.each([0, 1, 200_000])('returns a file of %i bytes by its hash', async (size) => {
      const content = bytes(size);
      const kept = await driver.store.keep(parts(content, 7_001), 200_000);
      expect(kept).toStrictEqual({ sha256: hashOf(content), size });
      expect((await found(kept.sha256))?.equals(content)).toBe(true);
    });

    it('stores the same content once, however often and concurrently it is written', async () => {
      const content = bytes(50_000);
      const kept = await Promise.all([1, 2, 3, 4].map(() => driver.store.keep(parts(content, 999), 50_000)));
      kept.push(await driver.store.keep(parts(content, 10), 50_000));
      expect(new Set(kept.map(({ sha256 }) => sha256))).toStrictEqual(new Set([hashOf(content)]));
      expect((await found(hashOf(content)))?.equals(content)).toBe(true);
    });

    it('stores nothing of a file that is too long', async () => {
      const content = bytes(1_001);
      await expect(driver.store.keep(parts(content, 100), 1_000)).rejects.toBeInstanceOf(FileTooLarge);
      expect(await found(hashOf(content))).toBeNull();
      expect(await found(hashOf(content.subarray(0, 1_000)))).toBeNull();
    });

    it('stores nothing of an upload that is aborted', async () => {
      const content = bytes(100);
      const broken = Readable.from(
        (async function* () {
          yield content;
          throw new Error('the line went dead');
        })(),
      );
      await expect(driver.store.keep(broken, 1_000)).rejects.toThrow('the line went dead');
      expect(await found(hashOf(content))).toBeNull();
    });

    it('lists files that no event references and that were not renewed since an instant', async () => {
      const [early, late] = ['2026-03-02T01:00:00.000Z', '2026-04-02T01:00:00.000Z'];
      const keep = async (size: number) => (await driver.store.keep(parts(bytes(size), 10), 100)).sha256;
      const [old, fresh, never] = [await keep(1), await keep(2), await keep(3)];
      await driver.store.renew(old, early);
      await driver.store.renew(fresh, late);
      const unneeded = async (before: string) => {
        const names: string[] = [];
        for await (const name of driver.store.unreferenced(before)) names.push(name);
        return names.toSorted();
      };
      expect(await unneeded(late)).toStrictEqual([old, never].toSorted());
      expect(await unneeded(early)).toStrictEqual([never]);
      await driver.store.markReferenced(never);
      await driver.store.markReferenced(fresh);
      expect(await unneeded('2026-05-02T01:00:00.000Z')).toStrictEqual([old]);
      await keep(3);
      expect(await unneeded(late)).toStrictEqual([old]);
      driver.letPass(FRESH_FILE_MS);
      expect(await driver.store.remove(never, late)).toBe(true);
      await driver.store.markReferenced(never);
      expect([await keep(3), await unneeded(late)]).toStrictEqual([never, [old, never].toSorted()]);
    });

    it('removes no file that was stored recently, whatever the clock of the events says', async () => {
      const { store, letPass } = driver;
      const keep = async () => (await store.keep(parts(bytes(7), 9), 9)).sha256;
      const sha256 = await keep();
      expect(await store.remove(sha256, '2999-01-01T00:00:00.000Z')).toBe(false);
      letPass(FRESH_FILE_MS - 60_000);
      expect(await store.remove(sha256, '2999-01-01T00:00:00.000Z')).toBe(false);
      letPass(60_000);
      expect([await store.remove(sha256, '2999-01-01T00:00:00.000Z'), await found(sha256)]).toStrictEqual([true, null]);
    });

    it('returns nothing for an unknown or malformed name', async () => {
      expect(await driver.store.find(hashOf(bytes(3)))).toBeNull();
      expect(await driver.store.find('../../etc/passwd')).toBeNull();
      expect(await driver.store.find('')).toBeNull();
    });

    it('removes exactly the files that were not renewed since an instant', async () => {
      const [early, late] = ['2026-03-02T01:00:00.000Z', '2026-03-03T01:00:00.000Z'];
      const [one, other] = [bytes(30_000), bytes(7)];
      const [{ sha256 }, kept] = [
        await driver.store.keep(parts(one, 999), 30_000),
        await driver.store.keep(parts(other, 9), 9),
      ];
      driver.letPass(FRESH_FILE_MS);
      expect(await driver.store.renew(sha256, early)).toBe(true);
      expect(await driver.store.remove(sha256, early)).toBe(false);
      expect(await driver.store.renew(sha256, late)).toBe(true);
      // A renewal with an earlier time that arrives later does not move the renewal back.
      expect(await driver.store.renew(sha256, early)).toBe(true);
      expect([await driver.store.remove(sha256, late), (await found(sha256))?.equals(one)]).toStrictEqual([
        false,
        true,
      ]);
      const after = '2026-03-03T01:00:00.001Z';
      expect([await driver.store.remove(sha256, after), await found(sha256)]).toStrictEqual([true, null]);
      expect([await driver.store.remove(sha256, after), await driver.store.renew(sha256, late)]).toStrictEqual([
        true,
        false,
      ]);
      expect((await found(kept.sha256))?.equals(other)).toBe(true);
      await driver.store.keep(parts(one, 999), 30_000);
      expect((await found(sha256))?.equals(one)).toBe(true);
    });

    it('keeps the time of the last renewal to the millisecond, also after the same content was stored again', async () => {
      const { sha256 } = await driver.store.keep(parts(bytes(9), 9), 9);
      for (let ms = 100; ms < 120; ms++) {
        const at = `2026-03-02T01:00:00.${ms}Z`;
        expect(await driver.store.renew(sha256, at)).toBe(true);
        await driver.store.keep(parts(bytes(9), 9), 9);
        await driver.store.keep(parts(bytes(9), 9), 9);
        driver.letPass(FRESH_FILE_MS);
        expect([at, await driver.store.remove(sha256, at)]).toStrictEqual([at, false]);
      }
    });

    it('orders concurrent renewals and removals: one of them comes first', async () => {
      const [early, late] = ['2026-03-02T01:00:00.000Z', '2026-03-03T01:00:00.000Z'];
      for (let n = 0; n < 8; n++) {
        const { sha256 } = await driver.store.keep(parts(bytes(n + 1), 9), 100);
        await driver.store.renew(sha256, early);
        driver.letPass(FRESH_FILE_MS);
        const [removed, needed] = await Promise.all([
          driver.store.remove(sha256, late),
          driver.store.renew(sha256, late),
        ]);
        expect(removed).toBe(!needed);
        expect((await found(sha256)) === null).toBe(removed);
      }
    });

    it('resolves names only within its own folder', async () => {
      for (const name of ['../../etc/passwd', '', 'A'.repeat(64)]) {
        expect(await driver.store.renew(name, '2026-03-02T01:00:00.000Z')).toBe(false);
        expect(await driver.store.remove(name, '2026-03-02T01:00:00.000Z')).toBe(true);
        await driver.store.markReferenced(name);
      }
    });
  });
}
