import type { AnyProjection, EventStore, ViewStatus } from '@sealtrail/event-sourcing';
import { SqliteEventReader } from './sqlite/sqlite-event-reader';
import { SqliteReadStore } from './sqlite/sqlite-read-store';
import { answerCalls } from './workers/answer-calls';

/** Where the log is: a file, or a server. */
export type LogSource =
  | { readonly file: string }
  | { readonly url: string; readonly namespace: string; readonly clock: 'real' | 'simulated' };

/** Where the read models are. */
export type ViewSource =
  | { readonly file: string }
  | { readonly url: string; readonly namespace: string; readonly leaseSeconds: number };

/** Where a projector reads and writes. */
export type ProjectorSources = { readonly events: LogSource; readonly views: ViewSource };

/** What a projector tells the thread that started it, unasked. */
export type ProjectorNews =
  | { readonly kind: 'progress'; readonly statuses: readonly ViewStatus[] }
  | { readonly kind: 'error'; readonly error: string };

export type ProjectorWork = (signal: AbortSignal) => Promise<void>;

/**
 * Turns this worker thread into a projector.
 *
 * @param open opens what the sources name, before anybody hears that the thread is ready, and gives the work.
 */
export function hostProjector(
  open: (sources: ProjectorSources, tell: (news: ProjectorNews) => void) => ProjectorWork,
): void {
  answerCalls<ProjectorSources, Record<string, never>>((sources, tell) => {
    const halt = new AbortController();
    const running = open(sources, tell)(halt.signal);
    return {
      api: {},
      close: () => {
        halt.abort();
        // The thread ends when the last batch is saved and everything is closed.
        void running;
      },
    };
  });
}

/** A file of views and the log beside it, opened. */
export function openViewFile(views: string, events: string | null) {
  const reader = events === null ? null : new SqliteEventReader(events);
  const store = SqliteReadStore.openForWriting(views, (position) => reader?.markAt(position) ?? '');
  return { reader, store };
}

/** A view that was folded from another log (a restored older file) is made again from this one. */
export async function forgetForeignViews(
  projections: readonly AnyProjection[],
  events: Pick<EventStore, 'head'> & { readonly markAt?: (position: bigint) => string },
  views: SqliteReadStore,
): Promise<void> {
  const head = await events.head();
  for (const { name } of projections) {
    const checkpoint = await views.checkpoint(name);
    if (checkpoint === 0n) continue;
    const isForeign = events.markAt !== undefined && views.mark(name) !== events.markAt(checkpoint);
    if (checkpoint > head || isForeign) await views.reset(name);
  }
}
