import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  EventStore,
  isInScope,
  type LoadedContext,
  type RecordedEvent,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import type { NotifiedPost } from '@sealtrail/policy/events';
import { type CardIssued, type SupervisionEvent, supervisionStream } from '@sealtrail/supervision/events';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import { type NoticeCommand, noticesStream, type QueueNotices } from '../domain/notice-commands';
import { type CardNotices, type NoticeDecisionContext, noticeDecider } from '../domain/notice-decider';
import { addresseesOf } from '../domain/recipients';
import { scopedNotice } from '../domain/scoped-notice';
import { reject } from '../rejections';

/** Carries any command about the notices of one card over the bus. */
export class ChangeNotices extends Command<CommandResult> {
  constructor(
    readonly cardId: string,
    readonly command: NoticeCommand,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: a notice outside of it is not found. `null` for the system itself. */
    readonly scope: Scope | null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeNotices)
export class ChangeNoticesHandler implements ICommandHandler<ChangeNotices> {
  private readonly write = defineWrite({
    decider: noticeDecider,
    see: mustSeeNotice,
    context: (_, { command }: { readonly command: NoticeCommand }) => this.context(command),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  execute({ cardId, command, commandMetadata, scope }: ChangeNotices): Promise<CommandResult> {
    return this.pipeline.run(this.write, { stream: noticesStream(cardId), command, commandMetadata, scope });
  }

  private async context(command: NoticeCommand): Promise<LoadedContext<NoticeDecisionContext>> {
    const { zone } = this.jurisdiction;
    const nothing = { facts: { zone, card: null, addressees: [] }, revisions: {} };
    if (command.type !== 'QueueNotices') return nothing;
    const { card, revision, stream } = await this.cardOf(command.data);
    if (card === null) return nothing;
    const directory = departmentStream(card.department);
    const department = await this.streams.state(departmentDecider, directory);
    const targets = card.targets as readonly NotifiedPost[];
    const on = dateOf(command.data.at, zone);
    return {
      facts: { zone, card, addressees: addresseesOf({ ...card, targets }, department.state.officials, on) },
      revisions: { [stream]: revision, [directory]: String(department.revision) },
    };
  }

  /** As it was issued, on whom it rests now. */
  private async cardOf({ applicationId, cardId }: QueueNotices['data']) {
    const stream = supervisionStream(applicationId);
    const events = (await this.store.read(stream)) as readonly RecordedEvent<SupervisionEvent>[];
    let card: CardIssued['data'] | null = null;
    for (const { type, data } of events) {
      if (type === 'CardIssued' && data.cardId === cardId) card = data;
      if (type === 'CardRecomputed' && data.cardId === cardId && card !== null) {
        card = { ...card, official: data.official, breachedAt: data.breachedAt, fellOn: data.fellOn };
      }
    }
    return { card, stream, revision: String(events.at(-1)?.revision ?? -1n) };
  }
}

/** What is queued comes from the system; a report from a gateway or a person, who may not see every notice. */
function mustSeeNotice(
  scope: Scope,
  { command, state }: { readonly command: NoticeCommand; readonly state: CardNotices },
): void {
  if (command.type === 'QueueNotices') return;
  const notice = state.get(command.data.noticeId);
  if (notice === undefined || !isInScope(scope, scopedNotice(notice.fact))) throw reject('notice.not-found');
}
