import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type FileStore, FileTooLarge } from '../storage/file-store';

/** A store under contract. */
export type FileStoreDriver = { readonly store: FileStore; readonly close: () => Promise<void> };

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const bytes = (size: number): Buffer => Buffer.from(Uint8Array.from({ length: size }, (_, n) => (n * 31) % 251));
const parts = (content: Buffer, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, n) => content.subarray(n * size, (n + 1) * size)),
  );

/** What every file store promises. The suite asks for a new, empty store for each test. */
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

    it.each([0, 1, 200_000])('gives back a file of %i bytes by its hash', async (size) => {
      const content = bytes(size);
      const kept = await driver.store.keep(parts(content, 7_001), 200_000);
      expect(kept).toStrictEqual({ sha256: hashOf(content), size });
      expect((await found(kept.sha256))?.equals(content)).toBe(true);
    });

    it('keeps the same content once, however often and at the same time', async () => {
      const content = bytes(50_000);
      const kept = await Promise.all([1, 2, 3, 4].map(() => driver.store.keep(parts(content, 999), 50_000)));
      kept.push(await driver.store.keep(parts(content, 10), 50_000));
      expect(new Set(kept.map(({ sha256 }) => sha256))).toStrictEqual(new Set([hashOf(content)]));
      expect((await found(hashOf(content)))?.equals(content)).toBe(true);
    });

    it('keeps nothing of a file that is too long', async () => {
      const content = bytes(1_001);
      await expect(driver.store.keep(parts(content, 100), 1_000)).rejects.toBeInstanceOf(FileTooLarge);
      expect(await found(hashOf(content))).toBeNull();
      expect(await found(hashOf(content.subarray(0, 1_000)))).toBeNull();
    });

    it('keeps nothing of a file that breaks off', async () => {
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

    it('finds nothing where nothing was kept, whatever it is asked', async () => {
      expect(await driver.store.find(hashOf(bytes(3)))).toBeNull();
      expect(await driver.store.find('../../etc/passwd')).toBeNull();
      expect(await driver.store.find('')).toBeNull();
    });
  });
}
