import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projections } from '@sealtrail/contexts';
import { type AnyProjection, type Document, type ProjectionRow, type RecordedEvent } from '@sealtrail/event-sourcing';
import { Projector } from '@sealtrail/event-sourcing/runtime';
import { SqliteEventReader, SqliteReadStore } from '@sealtrail/platform';

export type Share = {
  readonly view: string;
  readonly documents: number;
  foldMs: number;
  loadMs: number;
  saveMs: number;
};
type Row = ProjectionRow<Document, RecordedEvent>;

export type Folded = {
  readonly events: number;
  readonly ms: number;
  /** Of all threads, including garbage collection. */
  readonly cpuMs: number;
  readonly maxRssBytes: number;
  readonly shares: readonly Share[];
};

/** A separate process: folds a log from zero into a new file, and prints the measurements. */
async function main(folder: string, withShares: boolean): Promise<Folded> {
  const file = join(folder, 'views.sqlite');
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  const events = new SqliteEventReader(join(folder, 'events.sqlite'));
  const views = SqliteReadStore.openForWriting(file, (position) => events.fingerprintAt(position));
  const head = await events.head();
  const shares = new Map<string, Share>();
  const measured = withShares ? measure(views, shares) : projections;
  const stop = new AbortController();
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const projector = new Projector({ events, views, projections: measured, onError: (error) => console.error(error) });
  const running = projector.run(stop.signal);
  await projector.progress.waitForPosition(head, { signal: stop.signal });
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  stop.abort();
  await running;
  const counted = await Promise.all(
    [...shares.values()].map(async (share) => ({ ...share, documents: await views.count(share.view, []) })),
  );
  await views.close();
  await events.close();
  const cpuMs = (user + system) / 1_000;
  return { events: Number(head), ms, cpuMs, maxRssBytes: process.resourceUsage().maxRSS * 1_024, shares: counted };
}

/** Measures every fold, load and save; that has a cost of its own. */
function measure(views: SqliteReadStore, shares: Map<string, Share>): readonly AnyProjection[] {
  const shareOf = (view: string): Share => {
    const share = shares.get(view) ?? { view, documents: 0, foldMs: 0, loadMs: 0, saveMs: 0 };
    shares.set(view, share);
    return share;
  };
  const timed = <T>(view: string, what: 'foldMs' | 'loadMs' | 'saveMs', work: () => T): T => {
    const begun = performance.now();
    const made = work();
    shareOf(view)[what] += performance.now() - begun;
    return made;
  };
  // The store works synchronously before it returns its promise.
  const [load, save] = [views.load.bind(views), views.save.bind(views)];
  views.load = (view, ids) => timed(view, 'loadMs', () => load(view, ids));
  views.save = (batch) => timed(batch.view, 'saveMs', () => save(batch));
  return projections.map((projection) => ({
    ...projection,
    on: Object.fromEntries(
      Object.entries(projection.on as Readonly<Record<string, Row>>).map(([type, row]) => [
        type,
        {
          id: (event: RecordedEvent) => timed(projection.name, 'foldMs', () => row.id(event)),
          fold: (document: Document, event: RecordedEvent, id: string) =>
            timed(projection.name, 'foldMs', () => row.fold(document, event, id)),
        },
      ]),
    ),
  }));
}

void main(process.argv[2] ?? '', process.argv.includes('--shares')).then((folded) => {
  if (process.send === undefined) console.log(folded);
  else process.send(folded, () => process.exit(0));
});
