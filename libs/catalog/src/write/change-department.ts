import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandPipeline, defineWrite, type Envelope, type Known, KnownStreams } from '@sealtrail/event-sourcing';
import { departmentDecider, departmentStream } from '../domain/department';
import type { DepartmentCommand } from '../domain/department-commands';
import type { DepartmentEvent } from '../domain/department-events';
import type { DepartmentKnown } from '../domain/department-rules';
import { isNew, type PutReceipt } from './put-receipt';

/** Deeper than any administration; a look upwards ends here whatever the catalogue holds. */
const LINE_MAX = 30;

/** Carries any command about a department or its officials. */
export class ChangeDepartment extends Command<PutReceipt> {
  constructor(
    readonly department: string,
    readonly command: DepartmentCommand,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeDepartment)
export class ChangeDepartmentHandler implements ICommandHandler<ChangeDepartment> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: KnownStreams,
  ) {}

  execute({ department, command, envelope }: ChangeDepartment): Promise<PutReceipt> {
    const write = defineWrite({
      decider: departmentDecider,
      context: () => this.lineAbove(command),
      numbers: ({ stream }) => ({ created: isNew(stream, envelope.commandId, (event) => isAbout(command, event)) }),
    });
    return this.pipeline.run(write, { stream: departmentStream(department), command, envelope, scope: null });
  }

  private async lineAbove(command: DepartmentCommand): Promise<Known<DepartmentKnown>> {
    const line: string[] = [];
    const revisions: Record<string, string> = {};
    let above = command.type === 'DefineDepartment' ? command.data.parent : null;
    while (above !== null && !line.includes(above) && line.length < LINE_MAX) {
      const stream = departmentStream(above);
      const { state, revision } = await this.streams.state(departmentDecider, stream);
      if (state.status === 'unknown') break;
      line.push(above);
      revisions[stream] = String(revision);
      above = state.parent;
    }
    return { facts: { line: line.length === 0 ? null : line }, revisions };
  }
}

const isAbout = (command: DepartmentCommand, event: DepartmentEvent): boolean =>
  command.type === 'AppointOfficial'
    ? event.type === 'OfficialAppointed' && event.data.official === command.data.official
    : event.type === 'DepartmentDefined';
