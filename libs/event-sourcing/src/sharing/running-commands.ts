import { type Release, releaseOnce } from './release';

/**
 * Which commands are being worked on, so that the second request with one name is told to wait. This only spares work:
 * that a command has its effects once is the store's doing. An implementation that processes share also lets go of what
 * a dead process has begun.
 */
export abstract class RunningCommands {
  /** `null`: it is being worked on already. */
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
