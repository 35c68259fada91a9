import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  CommandGate,
  changeStream,
  type Envelope,
  EventStore,
  fold,
  type Instant,
  ReadStore,
  type Receipt,
  type Recorded,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { CaseCommands } from './case-commands';
import { type AdvanceSweep, isNext, type Sweep, type SweptPage, sweepDecider, sweepStream } from './sweep-decider';
import type { SweepEvent } from './sweep-events';
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
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly views: ReadStore,
    private readonly watch: ViewWatch,
    private readonly gate: CommandGate,
    private readonly cases: CaseCommands,
  ) {}

  async execute({ command, envelope }: ChangeSweep): Promise<Receipt> {
    const { store, clock } = this;
    const stream = sweepStream(command.data);
    const before = fold(sweepDecider, (await store.read(stream)) as readonly Recorded<SweepEvent>[]);
    const page = isNext(command.data, before) ? await this.page(command.data, before, envelope) : NOTHING_SWEPT;
    const know = () => Promise.resolve({ facts: page, revisions: {} });
    return changeStream({ store, clock, decider: sweepDecider, stream, command, envelope, know });
  }

  private async page(change: AdvanceSweep['data'], { position }: Sweep, cause: Envelope): Promise<SweptPage> {
    const { views, cases } = this;
    const from = position ?? (await this.endOfTheOld(change.changedAt));
    const signal = AbortSignal.timeout(VIEW_WAIT_MS);
    if (!(await this.watch.whenAt(BigInt(from), { view: watchedCases.name, signal }))) {
      throw new Error(`${watchedCases.name} has not come to ${from}`);
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
