import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendars } from '@sealtrail/calendar/events';
import {
  CommandGate,
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  Dispatcher,
  defineWrite,
  EventStore,
  type Instant,
  ReadStore,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { recalculatePage } from './recalculate-page';
import {
  type AdvanceSweep,
  isNext,
  type RecalculatedPage,
  type Recalculation,
  recalculationDecider,
  recalculationStream,
} from './recalculation-decider';
import { supervisedCases } from './supervised-cases-view';

/** How long a page waits for the views before the command is retried. */
const VIEW_WAIT_MS = 30_000;

/** Carries a command of a recalculation over the bus. */
export class ChangeRecalculation extends Command<CommandResult> {
  constructor(
    readonly command: AdvanceSweep,
    readonly commandMetadata: CommandMetadata,
  ) {
    super();
  }
}

/**
 * First the work, then the event that records it: after a crash in between the page is recalculated again, which changes nothing.
 */
@Injectable()
@CommandHandler(ChangeRecalculation)
export class ChangeRecalculationHandler implements ICommandHandler<ChangeRecalculation> {
  private readonly write = defineWrite({
    decider: recalculationDecider,
    context: async (
      before: Recalculation,
      {
        command: { data },
        commandMetadata,
      }: { readonly command: AdvanceSweep; readonly commandMetadata: CommandMetadata },
    ) => ({
      facts: isNext(data, before) ? await this.page(data, before, commandMetadata) : NOTHING_RECALCULATED,
      revisions: {},
    }),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
    private readonly views: ReadStore,
    private readonly watch: ViewWatch,
    private readonly gate: CommandGate,
    private readonly cases: Dispatcher,
  ) {}

  execute({ command, commandMetadata }: ChangeRecalculation): Promise<CommandResult> {
    return this.pipeline.run(this.write, {
      stream: recalculationStream(command.data),
      command,
      commandMetadata,
      scope: null,
    });
  }

  private async page(
    change: AdvanceSweep['data'],
    { position }: Recalculation,
    cause: CommandMetadata,
  ): Promise<RecalculatedPage> {
    const { views, cases } = this;
    const from = position ?? (await this.endOfOldCalendar(change.changedAt));
    const signal = AbortSignal.timeout(VIEW_WAIT_MS);
    for (const { name: view } of [supervisedCases, calendars]) {
      if (!(await this.watch.waitForPosition(BigInt(from), { view, signal })))
        throw new Error(`${view} has not come to ${from}`);
    }
    return { position: from, ...(await recalculatePage(change, cause, { views, cases })) };
  }

  /** Commands in flight may have read the old calendar: their events are in the log once they have finished. */
  private async endOfOldCalendar(changedAt: Instant): Promise<string> {
    await this.gate.allHaveSeen(changedAt);
    return String(await this.store.head());
  }
}

const NOTHING_RECALCULATED: RecalculatedPage = { position: '0', cases: 0, last: null, complete: true, refused: [] };
