import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Instant } from '../events/event';
import { FileStore, FileTooLarge, FRESH_FILE_MS, type StoredFile } from '../storage/file-store';

export class InMemoryFileStore extends FileStore {
  private readonly files = new Map<string, Buffer>();
  private readonly renewedAt = new Map<string, Instant>();
  private readonly keptAtMs = new Map<string, number>();
  private readonly tellOf = new Set<string>();
  private runningMs = 0;

  override async keep(content: Readable, sizeMax: number): Promise<StoredFile> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of content as AsyncIterable<Buffer | string>) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > sizeMax) throw new FileTooLarge(`more than ${sizeMax} bytes`);
      parts.push(bytes);
    }
    const file = Buffer.concat(parts);
    const sha256 = createHash('sha256').update(file).digest('hex');
    this.files.set(sha256, file);
    this.keptAtMs.set(sha256, this.runningMs);
    return { sha256, size };
  }

  override async find(sha256: string): Promise<{ readonly size: number; readonly content: Readable } | null> {
    const file = this.files.get(sha256);
    return file === undefined ? null : { size: file.length, content: Readable.from(file, { objectMode: false }) };
  }

  override async renew(sha256: string, at: Instant): Promise<boolean> {
    if (!this.files.has(sha256)) return false;
    if (at > (this.renewedAt.get(sha256) ?? '')) this.renewedAt.set(sha256, at);
    return true;
  }

  override async remove(sha256: string, before: Instant): Promise<boolean> {
    if (!this.files.has(sha256)) return true;
    const isFresh = (this.keptAtMs.get(sha256) ?? 0) > this.runningMs - FRESH_FILE_MS;
    if (isFresh || (this.renewedAt.get(sha256) ?? '') >= before) return false;
    for (const known of [this.files, this.renewedAt, this.keptAtMs, this.tellOf]) known.delete(sha256);
    return true;
  }

  override async markReferenced(sha256: string): Promise<void> {
    if (this.files.has(sha256)) this.tellOf.add(sha256);
  }

  override async *unreferenced(before: Instant): AsyncIterable<string> {
    for (const sha256 of this.files.keys()) {
      if (!this.tellOf.has(sha256) && (this.renewedAt.get(sha256) ?? '') < before) yield sha256;
    }
  }

  /** Advances real time, independent of the clock. */
  letPass(ms: number): void {
    this.runningMs += ms;
  }
}
