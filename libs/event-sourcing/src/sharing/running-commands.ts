import { type Release, releaseOnce } from './release';

/**
 * Which commands are running, so that a second request with the same id is told to wait. This only saves work: that a command
 * takes effect once is ensured by the store. A shared implementation also releases the commands of a dead process.
 */
export abstract class RunningCommands {
  /** `null`: the command is already running. */
  abstract begin(commandId: string): Promise<Release | null>;
}

/** The commands of one process. */
export class InMemoryRunningCommands extends RunningCommands {
  private readonly running = new Set<string>();

  override async begin(commandId: string): Promise<Release | null> {
    if (this.running.has(commandId)) return null;
    this.running.add(commandId);
    return releaseOnce(() => this.running.delete(commandId));
  }
}
