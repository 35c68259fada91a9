import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { FileStore, FileTooLarge, FRESH_FILE_MS, type Instant, type StoredFile } from '@sealtrail/event-sourcing';
import { type Collection, type Db, GridFSBucket, type GridFSBucketWriteStream, Long, ObjectId } from 'mongodb';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, reading, writingAgain } from './mongo-errors';

type Material = {
  readonly _id: string;
  readonly file: ObjectId;
  readonly size: Long;
  /** Time of the last renewal; absent: never renewed. */
  readonly neededAt?: Instant;
  /** When it was last stored, by the clock of the process that stored it. */
  readonly keptAt?: Date;
  /** An event references it. */
  readonly told?: true;
};

const SHA256 = /^[0-9a-f]{64}$/;
const BUCKET = 'files';
const CHUNK_BYTES = 1024 * 1024;
const SWEPT_AT_ONCE = 500;
/** No upload takes this long; a younger one may still be in progress. */
const SWEEP_AGE_MIN_MS = 24 * 60 * 60 * 1_000;
const BY_FILE = { name: 'file', key: { file: 1 } } as const;
const BY_TOLD = { name: 'told', key: { told: 1 } } as const;

/**
 * Files in GridFS, each found by the hash of its content. A file exists only once a document of `materials` names it, which is
 * written after the whole content is stored on a majority; a second upload of the same content is removed again.
 */
export class GridFsFileStore extends FileStore {
  private readonly bucket: GridFSBucket;
  private readonly materials: Collection<Material>;

  private constructor(
    private readonly db: Db,
    private readonly nowMs: () => number,
  ) {
    super();
    this.bucket = new GridFSBucket(db, { bucketName: BUCKET, chunkSizeBytes: CHUNK_BYTES });
    this.materials = materialsOf(db);
  }

  static async open({ db }: MongoConnection, nowMs: () => number = Date.now): Promise<GridFsFileStore> {
    await writingAgain(() => materialsOf(db).createIndexes([BY_FILE, BY_TOLD]));
    return new GridFsFileStore(db, nowMs);
  }

  /** Durable when it returns. @throws {FileTooLarge} {@link StorageFull} {@link StoreUnavailable} {@link UnknownOutcome} */
  override async keep(content: Readable, sizeMax: number): Promise<StoredFile> {
    const upload = this.bucket.openUploadStream('material');
    // Its errors are reported by the calls below.
    upload.on('error', () => {});
    const stored = await this.uploadAll(upload, content, sizeMax);
    if (!(await this.place(upload.id, stored))) await this.removeUploads([upload.id]).catch(leaveToSweep);
    return stored;
  }

  override async find(sha256: string): Promise<{ readonly size: number; readonly content: Readable } | null> {
    if (!SHA256.test(sha256)) return null;
    const material = await reading(() => this.materials.findOne({ _id: { $eq: sha256 } }));
    if (material === null) return null;
    return {
      size: material.size.toNumber(),
      content: Readable.from(this.contentOf(material.file), { objectMode: false }),
    };
  }

  override async renew(sha256: string, at: Instant): Promise<boolean> {
    const earlier = { _id: { $eq: sha256 }, $or: [{ neededAt: { $lt: at } }, { neededAt: { $exists: false } }] };
    const { matchedCount } = await writingAgain(() => this.materials.updateOne(earlier, { $set: { neededAt: at } }));
    return matchedCount === 1 || (await this.isThere(sha256));
  }

  /** Removes the name first, atomically with the comparison; chunks left by a crash are swept like other leftovers. */
  override async remove(sha256: string, before: Instant): Promise<boolean> {
    const there = await reading(() => this.materials.findOne({ _id: { $eq: sha256 } }));
    if (there === null) return true;
    const named = { _id: { $eq: sha256 }, file: { $eq: there.file }, $and: [notNeededSince(before), this.notFresh()] };
    const { deletedCount } = await writingAgain(() => this.materials.deleteOne(named));
    if (deletedCount === 0) return !(await this.isThere(sha256));
    await this.removeUploads([there.file]).catch(leaveToSweep);
    return true;
  }

  override async markReferenced(sha256: string): Promise<void> {
    await writingAgain(() => this.materials.updateOne({ _id: { $eq: sha256 } }, { $set: { told: true } }));
  }

  override async *unreferenced(before: Instant): AsyncIterable<string> {
    const found = this.materials.find(
      { told: { $exists: false }, ...notNeededSince(before) },
      { projection: { _id: 1 } },
    );
    for await (const { _id } of found) yield _id;
  }

  /** Every stored file, in no order. */
  async *all(): AsyncIterable<{ sha256: string; neededAt: Instant | null; isTold: boolean }> {
    const found = this.materials.find({}, { projection: { neededAt: 1, told: 1 } });
    for await (const { _id, neededAt, told } of found) {
      yield { sha256: _id, neededAt: neededAt ?? null, isTold: told === true };
    }
  }

  private notFresh() {
    const earlier = new Date(this.nowMs() - FRESH_FILE_MS);
    return { $or: [{ keptAt: { $lte: earlier } }, { keptAt: { $exists: false } }] };
  }

  private async isThere(sha256: string): Promise<boolean> {
    return (await reading(() => this.materials.findOne({ _id: { $eq: sha256 } }))) !== null;
  }

  /**
   * Removes leftovers of crashes: uploads that began before an instant, at least a day ago, and that no material names. Returns
   * their number.
   */
  async sweepUploads(olderThan: Instant): Promise<number> {
    const before = Date.parse(olderThan);
    if (!(before <= Date.now() - SWEEP_AGE_MIN_MS)) {
      throw new RangeError(`uploads are swept after a day at the earliest, not up to ${olderThan}`);
    }
    const old = ObjectId.createFromTime(Math.floor(before / 1_000));
    // An incomplete upload has chunks only, an empty file has none.
    const chunks = this.db.collection<{ files_id: ObjectId; n: number }>(`${BUCKET}.chunks`);
    const begun = chunks.find({ files_id: { $lt: old }, n: 0 }, { projection: { files_id: 1, _id: 0 } });
    const ended = this.db.collection(`${BUCKET}.files`).find({ _id: { $lt: old } }, { projection: { _id: 1 } });
    const left = await this.sweep(begun.map(({ files_id }) => files_id));
    return left + (await this.sweep(ended.map(({ _id }) => _id)));
  }

  /** An upload has no effect before it is placed: if it fails, nothing was stored. */
  private async uploadAll(upload: GridFSBucketWriteStream, content: Readable, sizeMax: number): Promise<StoredFile> {
    try {
      return await reading(() => uploaded(upload, content, sizeMax));
    } catch (error) {
      // The caller must get the first error.
      await this.removeUploads([upload.id]).catch(leaveToSweep);
      throw error;
    }
  }

  /** Makes the file visible; `false` if the same content already exists. */
  private async place(file: ObjectId, { sha256, size }: StoredFile): Promise<boolean> {
    const material: Material = { _id: sha256, file, size: Long.fromNumber(size), keptAt: new Date(this.nowMs()) };
    try {
      await writingAgain(() => this.materials.insertOne(material));
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    // The existing file was stored again. If it is removed concurrently, the renewal fails, and the upload is retried.
    const again = { $set: { keptAt: new Date(this.nowMs()) } };
    await writingAgain(() => this.materials.updateOne({ _id: { $eq: sha256 } }, again)).catch(() => null);
    // The content is stored, by another process or by an attempt without a response; while that is unknown, it is kept.
    const there = await this.materials.findOne({ _id: { $eq: sha256 } }).catch(() => null);
    return there === null || there.file.equals(file);
  }

  /** Reads nothing before it is consumed; if the consumer ends early, the cursor is closed. */
  private async *contentOf(file: ObjectId): AsyncGenerator<Buffer> {
    const stream = this.bucket.openDownloadStream(file);
    const parts = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    let isRead = false;
    try {
      for (;;) {
        const part = await reading(() => parts.next());
        if (part.done === true) break;
        yield part.value;
      }
      isRead = true;
    } finally {
      if (!isRead) await stream.abort().catch(() => {});
    }
  }

  private async sweep(files: AsyncIterable<ObjectId>): Promise<number> {
    let swept = 0;
    let some: ObjectId[] = [];
    for await (const file of files) {
      some.push(file);
      if (some.length < SWEPT_AT_ONCE) continue;
      swept += await this.removeUnnamed(some);
      some = [];
    }
    return swept + (await this.removeUnnamed(some));
  }

  private async removeUnnamed(files: readonly ObjectId[]): Promise<number> {
    const named = await reading(() =>
      this.materials.find({ file: { $in: [...files] } }, { projection: { file: 1, _id: 0 } }).toArray(),
    );
    const kept = new Set(named.map(({ file }) => file.toHexString()));
    const unnamed = files.filter((file) => !kept.has(file.toHexString()));
    if (unnamed.length > 0) await this.removeUploads(unnamed);
    return unnamed.length;
  }

  private async removeUploads(files: readonly ObjectId[]): Promise<void> {
    await writingAgain(() => this.db.collection(`${BUCKET}.files`).deleteMany({ _id: { $in: files } }));
    await writingAgain(() => this.db.collection(`${BUCKET}.chunks`).deleteMany({ files_id: { $in: files } }));
  }
}

const notNeededSince = (before: Instant) => ({
  $or: [{ neededAt: { $lt: before } }, { neededAt: { $exists: false } }],
});

const materialsOf = (db: Db): Collection<Material> => db.collection('materials');

/** It is not referenced; {@link GridFsFileStore.sweepUploads} removes it. */
const leaveToSweep = (): void => {};

/** One chunk at a time, so that no write is in flight when it fails. */
async function uploaded(upload: GridFSBucketWriteStream, content: Readable, sizeMax: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of content as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > sizeMax) throw new FileTooLarge(`more than ${sizeMax} bytes`);
    hash.update(bytes);
    // The driver sends all chunks of one write concurrently.
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      await answered((done) => upload.write(bytes.subarray(from, from + CHUNK_BYTES), done));
    }
  }
  await answered((done) => upload.end(done));
  return { sha256: hash.digest('hex'), size };
}

const answered = (call: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
