import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendarDecider, calendarStream } from '@sealtrail/calendar/events';
import {
  type CommandMetadata,
  CommandPipeline,
  defineWrite,
  type LoadedContext,
  mustLieWithin,
  NO_STREAM,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type Department, departmentDecider, departmentStream } from '../domain/department';
import { type Item, itemDecider, itemStream } from '../domain/item';
import type { ItemCommand } from '../domain/item-commands';
import { departmentsOf, type ItemDecisionContext } from '../domain/item-references';
import type { PutResult } from './put-result';

/** `version`: the item's latest, under which new cases are filed. */
export type ItemResult = PutResult<{ readonly version: number }>;

/** Carries any command about a service item. */
export class ChangeItem extends Command<ItemResult> {
  constructor(
    readonly item: string,
    readonly command: ItemCommand,
    readonly commandMetadata: CommandMetadata,
    /** The region whose items the caller may change. */
    readonly scope: Pick<Scope, 'region'>,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeItem)
export class ChangeItemHandler implements ICommandHandler<ChangeItem> {
  private readonly write = defineWrite({
    decider: itemDecider,
    see: (scope: Pick<Scope, 'region'>, asked: { readonly command: ItemCommand; readonly state: Item }) =>
      this.mustBeOfRegion(scope, asked),
    context: (_, { command }: { readonly command: ItemCommand }) => this.referencedState(command),
    numbers: ({ before, after }) => ({
      created: before.status === 'unknown',
      version: after.versions.at(-1)?.version ?? 0,
    }),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: StreamStateCache,
  ) {}

  execute({ item, command, commandMetadata, scope }: ChangeItem): Promise<ItemResult> {
    return this.pipeline.run(this.write, { stream: itemStream(item), command, commandMetadata, scope });
  }

  /**
   * All versions of the item, and all departments to which its new terms assign work and limits, must lie in the caller's region: a county
   * sets no limit for an office of its city.
   */
  private async mustBeOfRegion(
    { region }: Pick<Scope, 'region'>,
    { command, state: { versions } }: { readonly command: ItemCommand; readonly state: Item },
  ): Promise<void> {
    const { departments } = (await this.referencedState(command)).facts;
    const named = [...departments.values()].flatMap((one) => (one.status === 'unknown' ? [] : [one.region]));
    mustLieWithin(region, [...versions.map((version) => version.region), ...named]);
  }

  private async referencedState(command: ItemCommand): Promise<LoadedContext<ItemDecisionContext>> {
    const departments = new Map<string, Department>();
    if (command.type === 'WithdrawItem') return { facts: { departments, calendar: null }, revisions: {} };
    const { terms } = command.data;
    const revisions: Record<string, string> = {};
    for (const code of departmentsOf(terms)) {
      const stream = departmentStream(code);
      const { state, revision } = await this.streams.state(departmentDecider, stream);
      departments.set(code, state);
      revisions[stream] = String(revision);
    }
    const stream = calendarStream(terms.calendar);
    const { state, revision } = await this.streams.state(calendarDecider, stream);
    revisions[stream] = String(revision);
    return { facts: { departments, calendar: revision === NO_STREAM ? null : state }, revisions };
  }
}
