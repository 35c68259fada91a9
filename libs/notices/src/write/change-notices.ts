import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  EventStore,
  fold,
  isInScope,
  type LoadedContext,
  type RecordedEvent,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type NoticeRule, type NotifiedPost, readPolicies } from '@sealtrail/policy/events';
import {
  type CardIssued,
  isEffective,
  policyOfCard,
  type SupervisionEvent,
  supervisionDecider,
  supervisionStream,
} from '@sealtrail/supervision/events';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import { type CardNoticeCommand, type NoticeCommand, noticesStream } from '../domain/notice-commands';
import { type CardNotices, type NoticeDecisionContext, noticeDecider } from '../domain/notice-decider';
import type { NoticeOccasion } from '../domain/notice-enums';
import { addresseesOf, type NotifiedCard } from '../domain/recipients';
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
    const nothing = { facts: { zone, card: null, quietHours: null, addressees: [] }, revisions: {} };
    if (isReport(command)) return nothing;
    const { card, issued, revision, stream } = await this.cardOf(command.data);
    if (card === null || issued === null) return nothing;
    const { fact } = card;
    const notified = { fact, life: card.life, counts: isEffective(card) };
    if (command.type === 'WithdrawReminders') {
      return { facts: { ...nothing.facts, card: notified }, revisions: { [stream]: revision } };
    }
    const directory = departmentStream(fact.department);
    const [department, { policies, revisions }] = await Promise.all([
      this.streams.state(departmentDecider, directory),
      readPolicies(this.streams, fact.region),
    ]);
    const { notices } = policyOfCard(card, policies);
    const { interview } = command.data;
    const whom = interview === null ? {} : { official: interview.official };
    const told = { ...fact, ...whom, ...notifiedBy(command.data.occasion, issued, notices) };
    const on = dateOf(command.data.at, zone);
    return {
      facts: {
        zone,
        card: notified,
        quietHours: notices.quietHours,
        addressees: addresseesOf(told, department.state.officials, on),
      },
      revisions: { ...revisions, [stream]: revision, [directory]: String(department.revision) },
    };
  }

  /** As it was issued, and as it stands now. */
  private async cardOf({ applicationId, cardId }: CardNoticeCommand['data']) {
    const stream = supervisionStream(applicationId);
    const events = (await this.store.read(stream)) as readonly RecordedEvent<SupervisionEvent>[];
    const card = fold(supervisionDecider, events).cards.find(({ fact }) => fact.cardId === cardId) ?? null;
    const first = events.find(({ type, data }) => type === 'CardIssued' && 'cardId' in data && data.cardId === cardId);
    const issued = first?.type === 'CardIssued' ? first.data : null;
    return { card, issued, stream, revision: String(events.at(-1)?.revision ?? -1n) };
  }
}

/** Of the card itself whom it names, with the departments that are informed; of its steps whom the policy names. */
function notifiedBy(
  occasion: NoticeOccasion,
  { targets, informed }: CardIssued['data'],
  notices: NoticeRule,
): Pick<NotifiedCard, 'informed' | 'targets'> {
  if (occasion === 'issued' || occasion === 'revoked') return { targets: targets as readonly NotifiedPost[], informed };
  return { targets: notices[occasion === 'interviewLifted' ? 'interviewDue' : occasion], informed: [] };
}

/** Of a gateway or a person; what the facts of a card lead to comes from the system. */
const isReport = (command: NoticeCommand): command is Exclude<NoticeCommand, CardNoticeCommand> =>
  command.type === 'ReportNoticeTold' || command.type === 'ReportNoticeFailed';

/** What is queued comes from the system; a report from a gateway or a person, who may not see every notice. */
function mustSeeNotice(
  scope: Scope,
  { command, state }: { readonly command: NoticeCommand; readonly state: CardNotices },
): void {
  if (!isReport(command)) return;
  const notice = state.get(command.data.noticeId);
  if (notice === undefined || !isInScope(scope, scopedNotice(notice.fact))) throw reject('notice.not-found');
}
