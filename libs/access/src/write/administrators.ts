import { Injectable } from '@nestjs/common';
import {
  type CommandMetadata,
  CommandPipeline,
  defineWrite,
  derivedId,
  type Instant,
  type LoadedContext,
  Rejection,
} from '@sealtrail/event-sourcing';
import {
  type Administrator,
  administratorsDecider,
  administratorsStream,
  type ReleaseAdministrator,
} from '../domain/administrators';
import { KeyRing } from '../read/key-ring';

/** The keys that can issue keys, across all processes. */
@Injectable()
export class Administrators {
  private readonly releaseWrite = defineWrite({
    decider: administratorsDecider,
    context: () => this.context(),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly keys: KeyRing,
  ) {}

  /** Releases an administrator's key before it is revoked; other keys need no release. `false`: it is the last. */
  async releaseUnlessLast(id: string, at: Instant, cause: CommandMetadata): Promise<boolean> {
    const command: ReleaseAdministrator = { type: 'ReleaseAdministrator', data: { id, at } };
    const commandId = derivedId('release', cause.commandId);
    const commandMetadata = { ...cause, commandId, fingerprint: null, expectedRevision: null };
    try {
      await this.pipeline.run(this.releaseWrite, {
        stream: administratorsStream,
        command,
        commandMetadata,
        scope: null,
      });
      return true;
    } catch (error) {
      if (error instanceof Rejection && error.code === 'api-key.last-administrator') return false;
      throw error;
    }
  }

  private async context(): Promise<LoadedContext<readonly Administrator[]>> {
    await this.keys.catchUp();
    const valid = this.keys.all().filter(({ role, revokedAt }) => role === 'admin' && revokedAt === null);
    return { facts: valid, revisions: {} };
  }
}
