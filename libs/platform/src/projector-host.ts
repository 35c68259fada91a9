import type { ViewStatus } from '@sealtrail/event-sourcing/runtime';
import type { FingerprintedLog } from './consistency/log-fingerprint';
import { InconsistentStores } from './consistency/refuse-inconsistent';
import type { LogSource } from './open-log';
import type { SqliteReadStore } from './sqlite/sqlite-read-store';
import { answerCalls } from './workers/answer-calls';

/** Where the read models are. */
export type ViewSource =
  | { readonly file: string }
  | { readonly url: string; readonly namespace: string; readonly leaseSeconds: number };

/** Where a projector reads and writes. */
export type ProjectorSources = { readonly events: LogSource; readonly views: ViewSource };

/** Messages of a projector to the thread that started it. */
export type ProjectorMessage =
  | { readonly kind: 'progress'; readonly statuses: readonly ViewStatus[] }
  | { readonly kind: 'error'; readonly error: string };

export type ProjectorWork = (signal: AbortSignal) => Promise<void>;

/**
 * Turns this worker thread into a projector.
 *
 * @param open opens the sources before the thread is reported as ready, and returns the work.
 */
export function hostProjector(
  open: (sources: ProjectorSources, tell: (news: ProjectorMessage) => void) => ProjectorWork,
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

/**
 * A view folded from another log, or from events that no longer exist, is not continued.
 *
 * @throws {InconsistentStores} it was checked at the start as well: a store was exchanged since then.
 */
export async function refuseForeignViews(
  events: FingerprintedLog,
  views: Pick<SqliteReadStore, 'followers'>,
): Promise<void> {
  for (const follower of await views.followers()) {
    if (!(await events.contains(follower)))
      throw new InconsistentStores(`The view ${follower.name} was projected from another log.`);
  }
}
