import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolderNow } from '../files/sync-folder';
import { readJsonFile, writeJsonFile } from '../namespace-manifest/json-files';
import { UnusableManifest } from '../namespace-manifest/manifest';
import type { Reconciliation, ReconciliationStore } from './reconciliation';

const FILE = 'reconciling.json';

/** The reconciliation of a standalone process, in its data folder. */
export class FolderReconciliationStore implements ReconciliationStore {
  private readonly file: string;

  constructor(folder: string) {
    this.file = join(folder, FILE);
  }

  get isUnfinished(): boolean {
    return existsSync(this.file);
  }

  /** @throws {UnusableManifest} */
  async find(): Promise<Reconciliation | null> {
    const found = readJsonFile(this.file);
    if (found === undefined)
      throw new UnusableManifest(`${this.file} does not say which reconciliation was in progress.`);
    return found as Reconciliation | null;
  }

  async keep(reconciliation: Reconciliation): Promise<void> {
    writeJsonFile(this.file, reconciliation);
  }

  async forget(): Promise<void> {
    rmSync(this.file, { force: true });
    syncFolderNow(dirname(this.file));
  }
}
