import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadStore } from '@sealtrail/event-sourcing';
import { type Reconciliation, SqliteReadStore, syncFolder, type ViewSource } from '@sealtrail/platform';
import type { PreviousViews } from './lost-documents';
import type { ReconciledViews } from './reconciled-views';

/** The file itself is renamed last: once it has its new name, all of it has. */
const ENDS = ['-wal', '-shm', ''];

/** The views of a standalone process: set aside as a whole file, which is kept. */
export class ViewsInFile implements ReconciledViews {
  readonly source: Extract<ViewSource, { readonly file: string }>;

  constructor(private readonly folder: string) {
    this.source = { file: join(folder, 'views.sqlite') };
  }

  followers = () => SqliteReadStore.followersIn(this.source.file);

  generations = async () => ({});

  async setAside(reconciliation: Reconciliation): Promise<void> {
    const before = this.before(reconciliation);
    if (existsSync(before)) return;
    // Without a journal it is a single file.
    await SqliteReadStore.openForWriting(this.source.file).close();
    for (const end of ENDS) {
      if (existsSync(`${this.source.file}${end}`)) renameSync(`${this.source.file}${end}`, `${before}${end}`);
    }
    await syncFolder(this.folder);
  }

  async compare<T>(
    reconciliation: Reconciliation,
    work: (before: PreviousViews, now: ReadStore) => Promise<T>,
  ): Promise<T> {
    const before = SqliteReadStore.openForReading(this.before(reconciliation));
    const now = SqliteReadStore.openForReading(this.source.file);
    try {
      return await work(before, now);
    } finally {
      await Promise.all([before.close(), now.close()]);
    }
  }

  letGo = async (reconciliation: Reconciliation) => `those of before are in ${this.before(reconciliation)}`;

  private before = ({ stamp }: Reconciliation): string => join(this.folder, `views-before-${stamp}.sqlite`);
}
