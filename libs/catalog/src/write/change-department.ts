import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  defineWrite,
  type LoadedContext,
  mustLieWithin,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type Department, departmentDecider, departmentStream } from '../domain/department';
import type { DepartmentCommand } from '../domain/department-commands';
import type { DepartmentEvent } from '../domain/department-events';
import type { DepartmentDecisionContext } from '../domain/department-rules';
import type { PutResult } from './put-result';

/** Deeper than any administration: bounds the walk up the tree. */
const ANCESTRY_MAX = 30;

/** Carries any command about a department or its officials. */
export class ChangeDepartment extends Command<PutResult> {
  constructor(
    readonly department: string,
    readonly command: DepartmentCommand,
    readonly commandMetadata: CommandMetadata,
    /** The region whose departments the caller may change. */
    readonly scope: Pick<Scope, 'region'>,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeDepartment)
export class ChangeDepartmentHandler implements ICommandHandler<ChangeDepartment> {
  private readonly write = defineWrite({
    decider: departmentDecider,
    see: mustBeOfRegion,
    context: (_, { command }: { readonly command: DepartmentCommand }) => this.ancestryOf(command),
    numbers: ({ before, ownEvents: own }) => ({ created: own.some((fact) => isFirstOf(before, fact)) }),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: StreamStateCache,
  ) {}

  execute({ department, command, commandMetadata, scope }: ChangeDepartment): Promise<PutResult> {
    const stream = departmentStream(department);
    return this.pipeline.run(this.write, { stream, command, commandMetadata, scope });
  }

  private async ancestryOf(command: DepartmentCommand): Promise<LoadedContext<DepartmentDecisionContext>> {
    const line: string[] = [];
    const revisions: Record<string, string> = {};
    let above = command.type === 'DefineDepartment' ? command.data.parent : null;
    while (above !== null && !line.includes(above) && line.length < ANCESTRY_MAX) {
      const stream = departmentStream(above);
      const { state, revision } = await this.streams.state(departmentDecider, stream);
      if (state.status === 'unknown') break;
      line.push(above);
      revisions[stream] = String(revision);
      above = state.parent;
    }
    return { facts: { ancestry: line.length === 0 ? null : line }, revisions };
  }
}

/** The department must lie in the caller's region, before and after the command. A missing department is left to the decider. */
function mustBeOfRegion(
  { region }: Pick<Scope, 'region'>,
  { command, state }: { readonly command: DepartmentCommand; readonly state: Department },
): void {
  mustLieWithin(region, [
    ...(state.status === 'unknown' ? [] : [state.region]),
    ...(command.type === 'DefineDepartment' ? [command.data.region] : []),
  ]);
}

/** Whether an event is the first of its department or official. */
const isFirstOf = (before: Department, fact: DepartmentEvent): boolean =>
  fact.type === 'OfficialAppointed' ? !before.officials.has(fact.data.official) : before.status === 'unknown';
