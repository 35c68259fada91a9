import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket, type GridFSBucketWriteStream } from 'mongodb';
import { type Pair, pairs } from '../mongodb/spec-client';

const { open } = pairs();

const content = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 251));

describe('GridFS', () => {
  async function uploaded(): Promise<Pair & { bucket: GridFSBucket; upload: GridFSBucketWriteStream }> {
    const pair = await open();
    const bucket = new GridFSBucket(pair.db, { chunkSizeBytes: 40_000 });
    const upload = bucket.openUploadStream('plan.pdf', { metadata: { hash: 'h' } });
    await pipeline([content], upload);
    return { ...pair, bucket, upload };
  }

  it('stores a file and returns it, with the indexes that the driver creates', async () => {
    const { bucket, upload, db, stored, refusals } = await uploaded();
    expect(await buffer(bucket.openDownloadStream(upload.id))).toEqual(content);
    expect(await buffer(bucket.openDownloadStreamByName('plan.pdf'))).toEqual(content);
    expect(await buffer(bucket.openDownloadStream(upload.id, { start: 50_000, end: 90_000 }))).toEqual(
      content.subarray(50_000, 90_000),
    );
    expect(await bucket.find({ filename: 'plan.pdf' }).toArray()).toMatchObject([
      { length: 100_000, metadata: { hash: 'h' } },
    ]);
    expect((await db.collection('fs.files').indexes()).map(({ name }) => name)).toContain('filename_1_uploadDate_1');
    expect((await db.collection('fs.chunks').indexes()).find(({ name }) => name === 'files_id_1_n_1')?.unique).toBe(
      true,
    );
    expect(await stored({}, 'fs.chunks')).toHaveLength(3);
    expect(refusals).toEqual([]);
  });

  it('deletes a file with its chunks, and aborted uploads', async () => {
    const { bucket, upload, stored, refusals } = await uploaded();
    const aborted = bucket.openUploadStream('half.pdf');
    await new Promise((resolve) => aborted.write(content, resolve));
    expect(await stored({}, 'fs.chunks')).toHaveLength(5);
    await aborted.abort();
    expect(await stored({}, 'fs.chunks')).toHaveLength(3);
    await bucket.delete(upload.id);
    expect(await stored({}, 'fs.chunks')).toEqual([]);
    expect(await stored({}, 'fs.files')).toEqual([]);
    await expect(bucket.delete(upload.id)).rejects.toThrow('File not found');
    expect(refusals).toEqual([]);
  });
});
