import { type ApplicationView, applications } from '@sealtrail/applications';
import { SqliteReadStore } from '@sealtrail/platform';

const BATCH = 2_000;

/** Writes this many cases into the file of views of a stopped server, without events. */
export async function putCases(file: string, count: number, caseAt: (n: number) => ApplicationView): Promise<void> {
  // The fingerprint of the view's log: without it the server would rebuild the view, and lose them.
  const before = SqliteReadStore.openForReading(file);
  const mark = before.mark(applications.name);
  await before.close();
  const views = SqliteReadStore.openForWriting(file, () => mark);
  await views.prepare(applications.name, applications.indexes);
  const position = await views.checkpoint(applications.name);
  for (let written = 0; written < count; written += BATCH) {
    const documents = new Map<string, ApplicationView>();
    for (let n = written; n < Math.min(written + BATCH, count); n++) {
      const view = caseAt(n);
      documents.set(view.applicationId, view);
    }
    await views.save({ view: applications.name, documents, from: position, to: position });
  }
  await views.close();
}
