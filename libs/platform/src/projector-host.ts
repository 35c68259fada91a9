import { type AnyProjection, Projector, type ViewStatus } from '@sealtrail/event-sourcing';
import { SqliteEventReader } from './sqlite/sqlite-event-reader';
import { SqliteReadStore } from './sqlite/sqlite-read-store';
import { answerCalls } from './workers/answer-calls';

/** Where a projector reads and writes. */
export type ProjectorFiles = { readonly events: string; readonly views: string };

/** What a projector tells the thread that started it, unasked. */
export type ProjectorNews =
  | { readonly kind: 'progress'; readonly statuses: readonly ViewStatus[] }
  | { readonly kind: 'error'; readonly error: string };

/** Turns this worker thread into the projector of the embedded deployment. */
export function hostProjector(projections: readonly AnyProjection[]): void {
  answerCalls<ProjectorFiles, Record<string, never>>((files, tell) => {
    const news = (said: ProjectorNews) => tell(said);
    const events = new SqliteEventReader(files.events);
    const views = SqliteReadStore.openForWriting(files.views, (position) => events.markAt(position));
    const projector = new Projector({
      events,
      views,
      projections,
      onProgress: (statuses) => news({ kind: 'progress', statuses }),
      onError: (error) => news({ kind: 'error', error: String(error) }),
    });
    const halt = new AbortController();
    const run = async (): Promise<void> => {
      try {
        await forgetForeignViews(projections, events, views);
        await projector.run(halt.signal);
      } finally {
        await Promise.all([views.close(), events.close()]);
      }
    };
    const running = run();
    return {
      api: {},
      close: () => {
        halt.abort();
        // The thread ends when the last batch is saved and the files are closed.
        void running;
      },
    };
  });
}

/** A view that was folded from another log (a restored older file) is made again from this one. */
export async function forgetForeignViews(
  projections: readonly AnyProjection[],
  events: Pick<SqliteEventReader, 'head' | 'markAt'>,
  views: SqliteReadStore,
): Promise<void> {
  const head = await events.head();
  for (const { name } of projections) {
    const checkpoint = await views.checkpoint(name);
    if (checkpoint === 0n) continue;
    if (checkpoint > head || views.mark(name) !== events.markAt(checkpoint)) await views.reset(name);
  }
}
