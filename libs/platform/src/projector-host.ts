import type { AnyProjection, EventStore } from '@sealtrail/event-sourcing';
import type { ViewStatus } from '@sealtrail/event-sourcing/runtime';
import type { LogSource } from './open-log';
import type { LogMark, SqliteReadStore } from './sqlite/sqlite-read-store';
import { answerCalls } from './workers/answer-calls';

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

/** A view that was folded from another log (a restored older file, another server) is made again from this one. */
export async function forgetForeignViews(
  projections: readonly AnyProjection[],
  events: Pick<EventStore, 'head'>,
  views: SqliteReadStore,
  markAt: LogMark,
): Promise<void> {
  const head = await events.head();
  for (const { name } of projections) {
    const checkpoint = await views.checkpoint(name);
    if (checkpoint === 0n) continue;
    if (checkpoint > head || views.mark(name) !== markAt(checkpoint)) await views.reset(name);
  }
}
