import { Injectable } from '@nestjs/common';
import { type CommandMetadata, CommandPipeline, defineWrite, derivedId } from '@sealtrail/event-sourcing';
import type { AnnounceSuccessor } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import { CaseContextLoader, contextRequestOf } from './case-context-loader';

/**
 * Announces a filing to the lapsed case that it succeeds (后继办件) before the filing is stored, so that a concurrent corrected set or duplicate filing
 * takes it into account.
 */
@Injectable()
export class SuccessorAnnouncer {
  private readonly write = defineWrite({
    decider: applicationDecider,
    context: (state, { command }: { readonly command: AnnounceSuccessor }) =>
      this.contextLoader.load(contextRequestOf(command), state),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly contextLoader: CaseContextLoader,
  ) {}

  /**
   * Recorded under the filing caller. Idempotent for the same filing; an abandoned filing that is retried is announced again, so each attempt has a
   * command id of its own.
   *
   * @throws {Rejection} `application.predecessor-not-lapsed`, `application.predecessor-succeeded`
   */
  async announce(predecessor: string, filing: AnnounceSuccessor['data'], cause: CommandMetadata): Promise<void> {
    const stream = applicationStream(predecessor);
    const commandId = derivedId('successor', stream, filing.successor, filing.now);
    await this.pipeline.run(this.write, {
      stream,
      command: { type: 'AnnounceSuccessor', data: filing },
      commandMetadata: { ...cause, commandId, fingerprint: null, expectedRevision: null },
      scope: null,
    });
  }
}
