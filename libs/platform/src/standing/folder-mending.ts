import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonFileIn, writeJsonFile } from '../birth/folder-files';
import { UnusableManifest } from '../birth/manifest';
import { syncFolderNow } from '../files/sync-folder';
import type { Mending, MendingPlace } from './mending';

const FILE = 'reconciling.json';

/** The mending of what one process keeps, in its data folder. */
export class FolderMending implements MendingPlace {
  private readonly file: string;

  constructor(folder: string) {
    this.file = join(folder, FILE);
  }

  get isUnfinished(): boolean {
    return existsSync(this.file);
  }

  /** @throws {UnusableManifest} */
  async find(): Promise<Mending | null> {
    const found = jsonFileIn(this.file);
    if (found === undefined) throw new UnusableManifest(`${this.file} does not say what was being reconciled.`);
    return found as Mending | null;
  }

  async keep(mending: Mending): Promise<void> {
    writeJsonFile(this.file, mending);
  }

  async forget(): Promise<void> {
    rmSync(this.file, { force: true });
    syncFolderNow(dirname(this.file));
  }
}
