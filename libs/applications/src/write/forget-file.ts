import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandPipeline, defineWrite, derivedId, type Instant, noContext } from '@sealtrail/event-sourcing';
import { type ForgetUpload, uploadDecider, uploadStream } from '../domain/upload';

const forgetting = defineWrite({ decider: uploadDecider, context: noContext });

/** Records that an unfiled file was deleted: its uploader may upload it again. */
export class ForgetFile extends Command<void> {
  constructor(
    readonly sha256: string,
    readonly at: Instant,
  ) {
    super();
  }
}

@CommandHandler(ForgetFile)
export class ForgetFileHandler implements ICommandHandler<ForgetFile> {
  constructor(private readonly pipeline: CommandPipeline) {}

  async execute({ sha256, at }: ForgetFile): Promise<void> {
    const commandId = derivedId('forget-file', sha256, at);
    const byItself = { actor: 'system:retention', causationId: null, fingerprint: null, expectedRevision: null };
    const command: ForgetUpload = { type: 'ForgetUpload', data: { sha256, at } };
    const commandMetadata = { ...byItself, commandId, correlationId: commandId };
    await this.pipeline.run(forgetting, { stream: uploadStream(sha256), command, commandMetadata, scope: null });
  }
}
