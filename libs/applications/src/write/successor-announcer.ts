import { Injectable } from '@nestjs/common';
import { type CommandMetadata, CommandPipeline, defineWrite, derivedId } from '@sealtrail/event-sourcing';
import type { AnnounceSuccessor } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import { CaseContextLoader, contextRequestOf } from './case-context-loader';

/**
 * Tells a case that had lapsed of one that is being filed in its place (后继办件), before the filing is kept: a set that is told
 * in that moment, and a duplicate filing, know of it.
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
   * In the name of whoever files. Again for the same filing it changes nothing; one that was broken off is announced anew when
   * it is tried again, so that each attempt has a command of its own.
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
