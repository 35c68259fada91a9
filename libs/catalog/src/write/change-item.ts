import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendarDecider, calendarStream } from '@sealtrail/calendar/events';
import {
  Clock,
  changeStream,
  type Envelope,
  EventStore,
  type Known,
  KnownStreams,
  NO_STREAM,
} from '@sealtrail/event-sourcing';
import { type Department, departmentDecider, departmentStream } from '../domain/department';
import { itemDecider, itemStream } from '../domain/item';
import type { ItemCommand } from '../domain/item-commands';
import { departmentsOf, type ItemKnown } from '../domain/item-references';
import { type PutReceipt, putReceipt } from './put-receipt';

/** Carries any command about a service item. */
export class ChangeItem extends Command<PutReceipt> {
  constructor(
    readonly item: string,
    readonly command: ItemCommand,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeItem)
export class ChangeItemHandler implements ICommandHandler<ChangeItem> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly streams: KnownStreams,
  ) {}

  async execute({ item, command, envelope }: ChangeItem): Promise<PutReceipt> {
    const { store, clock } = this;
    const receipt = await changeStream({
      store,
      clock,
      decider: itemDecider,
      stream: itemStream(item),
      command,
      envelope,
      know: () => this.whatIsNamed(command),
    });
    return putReceipt(store, receipt, envelope.commandId, ({ type }) => type === 'ItemDefined');
  }

  private async whatIsNamed(command: ItemCommand): Promise<Known<ItemKnown>> {
    const departments = new Map<string, Department>();
    if (command.type === 'WithdrawItem') return { facts: { departments, calendarExists: true }, revisions: {} };
    const { terms } = command.data;
    const revisions: Record<string, string> = {};
    for (const code of departmentsOf(terms)) {
      const stream = departmentStream(code);
      const { state, revision } = await this.streams.state(departmentDecider, stream);
      departments.set(code, state);
      revisions[stream] = String(revision);
    }
    const stream = calendarStream(terms.calendar);
    const { revision } = await this.streams.state(calendarDecider, stream);
    revisions[stream] = String(revision);
    return { facts: { departments, calendarExists: revision !== NO_STREAM }, revisions };
  }
}
