import { Injectable } from '@nestjs/common';
import {
  CommandPipeline,
  defineWrite,
  derivedId,
  type Envelope,
  type Instant,
  type Known,
  Rejection,
} from '@sealtrail/event-sourcing';
import {
  type Administrator,
  administratorsDecider,
  administratorsStream,
  type ReleaseAdministrator,
} from '../domain/administrators';
import { KeyRing } from '../read/key-ring';

/** Those who can make keys, over all processes. */
@Injectable()
export class Administrators {
  private readonly releasing = defineWrite({
    decider: administratorsDecider,
    context: () => this.context(),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly keys: KeyRing,
  ) {}

  /** Lets go of an administrator whose key is about to be revoked; of anybody else there is nothing to do. `false`: it is the last. */
  async release(id: string, at: Instant, cause: Envelope): Promise<boolean> {
    const command: ReleaseAdministrator = { type: 'ReleaseAdministrator', data: { id, at } };
    const commandId = derivedId('release', cause.commandId);
    const envelope = { ...cause, commandId, fingerprint: null, expectedRevision: null };
    try {
      await this.pipeline.run(this.releasing, { stream: administratorsStream, command, envelope, scope: null });
      return true;
    } catch (error) {
      if (error instanceof Rejection && error.code === 'api-key.last-administrator') return false;
      throw error;
    }
  }

  private async context(): Promise<Known<readonly Administrator[]>> {
    await this.keys.catchUp();
    const valid = this.keys.all().filter(({ role, revokedAt }) => role === 'admin' && revokedAt === null);
    return { facts: valid, revisions: {} };
  }
}
