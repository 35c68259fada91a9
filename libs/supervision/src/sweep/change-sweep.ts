import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendars } from '@sealtrail/calendar/events';
import {
  CommandGate,
  CommandPipeline,
  Dispatcher,
  defineWrite,
  type Envelope,
  EventStore,
  type Instant,
  ReadStore,
  type Receipt,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { type AdvanceSweep, isNext, type Sweep, type SweptPage, sweepDecider, sweepStream } from './sweep-decider';
import { sweepPage } from './sweep-page';
import { watchedCases } from './watched-cases-view';

/** How long a page waits for the view before it is asked for again. */
const VIEW_WAIT_MS = 30_000;

/** Carries a sweep's command over the bus. */
export class ChangeSweep extends Command<Receipt> {
  constructor(
    readonly command: AdvanceSweep,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

/**
 * First the work, then the fact that it is done: after a crash in between the page is done again, which changes nothing.
 */
@Injectable()
@CommandHandler(ChangeSweep)
export class ChangeSweepHandler implements ICommandHandler<ChangeSweep> {
  private readonly write = defineWrite({
    decider: sweepDecider,
    context: async (
      before: Sweep,
      { command: { data }, envelope }: { readonly command: AdvanceSweep; readonly envelope: Envelope },
    ) => ({ facts: isNext(data, before) ? await this.page(data, before, envelope) : NOTHING_SWEPT, revisions: {} }),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
    private readonly views: ReadStore,
    private readonly watch: ViewWatch,
    private readonly gate: CommandGate,
    private readonly cases: Dispatcher,
  ) {}

  execute({ command, envelope }: ChangeSweep): Promise<Receipt> {
    return this.pipeline.run(this.write, { stream: sweepStream(command.data), command, envelope, scope: null });
  }

  private async page(change: AdvanceSweep['data'], { position }: Sweep, cause: Envelope): Promise<SweptPage> {
    const { views, cases } = this;
    const from = position ?? (await this.endOfTheOld(change.changedAt));
    const signal = AbortSignal.timeout(VIEW_WAIT_MS);
    for (const { name: view } of [watchedCases, calendars]) {
      if (!(await this.watch.whenAt(BigInt(from), { view, signal })))
        throw new Error(`${view} has not come to ${from}`);
    }
    return { position: from, ...(await sweepPage(change, cause, { views, cases })) };
  }

  /** Commands in flight may have seen the old calendar: what they decide is in the log once they are over. */
  private async endOfTheOld(changedAt: Instant): Promise<string> {
    await this.gate.allHaveSeen(changedAt);
    return String(await this.store.head());
  }
}

const NOTHING_SWEPT: SweptPage = { position: '0', cases: 0, last: null, complete: true, refused: [] };
