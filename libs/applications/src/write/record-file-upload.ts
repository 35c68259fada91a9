import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  derivedId,
  noContext,
} from '@sealtrail/event-sourcing';
import { type RecordUpload, uploadDecider, uploadStream } from '../domain/upload';

const recording = defineWrite({ decider: uploadDecider, context: noContext });

/** Records that a key uploaded a file, so that it may refer to it and read it. */
export class RecordFileUpload extends Command<CommandResult> {
  constructor(
    readonly upload: RecordUpload['data'],
    readonly cause: CommandMetadata,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(RecordFileUpload)
export class RecordFileUploadHandler implements ICommandHandler<RecordFileUpload> {
  constructor(private readonly pipeline: CommandPipeline) {}

  /** The same content by the same key is one upload until it is deleted, whatever its name. */
  execute({ upload, cause }: RecordFileUpload): Promise<CommandResult> {
    const { sha256 } = upload;
    const commandId = derivedId('upload', cause.commandId, sha256);
    const commandMetadata = { ...cause, commandId, fingerprint: null, expectedRevision: null };
    const command: RecordUpload = { type: 'RecordUpload', data: upload };
    return this.pipeline.run(recording, { stream: uploadStream(sha256), command, commandMetadata, scope: null });
  }
}
