import {
  canonicalJson,
  type Instant,
  type JsonObject,
  type PendingSeal,
  type Sealed,
  type SealedFor,
  Vault,
} from '@sealtrail/event-sourcing';
import type { LogCheckpoint, ReferencedStore } from '../consistency/log-fingerprint';
import { WorkerCalls } from '../workers/worker-calls';
import { workerFile } from '../workers/worker-file';
import type { VaultApi, VaultFiles } from './vault.worker';

/**
 * Personal data in one SQLite file, encrypted (AES-256-GCM) under a random key for each subject; these are encrypted under a
 * master key in a separate file. Keys, ciphers and disk access are confined to a separate thread. An erasure does not affect
 * copies of the file.
 */
export class SqliteVault extends Vault implements ReferencedStore {
  private constructor(private readonly worker: WorkerCalls<VaultApi>) {
    super();
  }

  /** Creates both files at the first start. @throws an error named `UnusableFile`, also if the key does not match. */
  static async open(files: VaultFiles): Promise<SqliteVault> {
    return new SqliteVault(await WorkerCalls.start<VaultApi>(workerFile(__dirname, 'vault.worker'), files));
  }

  /** Resolves when the thread had to give up: end the process, and read what was stored after a restart. */
  get fatal(): Promise<Error> {
    return this.worker.fatal;
  }

  /** @throws {SubjectTaken} {@link UnknownOutcome} {@link StorageFull} {@link StoreUnavailable} */
  override async seal(subjectId: string, data: JsonObject, sealedFor: SealedFor | null = null): Promise<Sealed> {
    const text = canonicalJson(data);
    return this.worker.call('seal', { subjectId, text, sealedFor }, text.length);
  }

  override async keeps(subjectId: string, data: JsonObject): Promise<boolean> {
    const text = canonicalJson(data);
    return this.worker.call('keeps', { subjectId, text }, text.length);
  }

  /** @throws {BrokenSeal} the data were tampered with. */
  override async open(sealed: Sealed): Promise<JsonObject | null> {
    const text = await this.worker.call('open', sealed);
    return text === null ? null : (JSON.parse(text) as JsonObject);
  }

  /** @throws {UnknownOutcome} {@link StorageFull} {@link StoreUnavailable}: repeat the erasure. */
  override async erase(subjectId: string): Promise<void> {
    await this.worker.call('erase', subjectId);
  }

  override pendingSeals(before: Instant, limit: number): Promise<readonly PendingSeal[]> {
    return this.worker.call('unsettled', { before, limit });
  }

  override confirm(subjectId: string): Promise<void> {
    return this.worker.call('settle', subjectId);
  }

  /** @throws {UnknownOutcome} {@link StorageFull} {@link StoreUnavailable}: repeat the call. */
  override async eraseIfPending(unsettled: PendingSeal): Promise<boolean> {
    return (await this.worker.call('abandon', unsettled)) !== null;
  }

  followed(): Promise<LogCheckpoint | null> {
    return this.worker.call('followed', null);
  }

  follow(followed: LogCheckpoint): Promise<void> {
    return this.worker.call('follow', followed);
  }

  lacking(subjectIds: readonly string[]): Promise<readonly string[]> {
    return this.worker.call('lacking', subjectIds);
  }

  async close(): Promise<void> {
    await this.worker.close();
  }
}
