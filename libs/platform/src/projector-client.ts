import { ViewProgress } from '@sealtrail/event-sourcing/runtime';
import type { ProjectorMessage, ProjectorSources } from './projector-host';
import { WorkerCalls } from './workers/worker-calls';

/** The projector's worker thread as seen from other threads. */
export class ProjectorClient {
  private constructor(
    /** The position of each view, as reported by the projector. */
    readonly progress: ViewProgress,
    private readonly calls: WorkerCalls<Record<string, never>>,
  ) {}

  /**
   * @param workerFile compiled file that calls `hostProjector`.
   * @param onError called on an outage, during which the projector retries.
   * @throws {UnusableFile}
   */
  static async start(
    workerFile: string,
    sources: ProjectorSources,
    views: readonly string[],
    onError: (error: string) => void,
  ): Promise<ProjectorClient> {
    const progress = new ViewProgress(views);
    const told = (news: ProjectorMessage) => {
      if (news.kind === 'progress') progress.tell(news.statuses);
      else onError(news.error);
    };
    const calls = await WorkerCalls.start<Record<string, never>>(workerFile, sources, (news) =>
      told(news as ProjectorMessage),
    );
    return new ProjectorClient(progress, calls);
  }

  /** Resolves when the thread has died: the views would fall behind, so the process should be restarted. */
  get fatal(): Promise<Error> {
    return this.calls.fatal;
  }

  /** Lets the last batch be saved, and ends the thread. */
  close(): Promise<void> {
    return this.calls.close();
  }
}
