import { isDamage } from '../events/damage';
import type { Instant } from '../events/event';
import type { EventBatch, Subscription } from '../events/event-store';
import { PARKED_MAX } from '../events/parked-streams';
import { ViewProgress } from '../projections/view-progress';
import { onAbort, orAborted } from '../time/on-abort';
import { backOffMs, type Wait, wait } from '../time/waiting';
import { DueTimerRunner } from './due-timer-runner';
import { EventBatchReaction } from './event-batch-reaction';
import { ParkedReactions } from './parked-reactions';
import { type OngoingFailure, PendingCommandRunner } from './pending-command-runner';
import { typesOf } from './reactions';
import { DEFAULT_CHECKPOINT, type ReactorRunnerOptions, type ReactorStatus } from './reactor-runner-options';
import { resumeParkedStreams } from './resumption';

/** Interval at which due timers are polled; long delays are never left to a timer in memory. */
const LOOK_MS = 1_000;
/** Maximum rounds of draining while others keep writing. */
const ROUNDS_MAX = 16;

/**
 * Runs all reactors over one subscription, and their timers. The checkpoint moves, together with the timers set by the events,
 * after their immediate commands have completed: everything runs at least once, under ids derived from the event. A stream with
 * missing events, or one that cannot be reacted to, is parked and its timers are held until it is resumed: at every start, and
 * on request.
 */
export class ReactorRunner {
  private readonly name: string;
  private readonly wait: Wait;
  private readonly pendingCommands: PendingCommandRunner;
  private readonly timerRun: DueTimerRunner;
  private readonly consumed: ViewProgress;
  private readonly parked: ParkedReactions;
  private readonly slices: EventBatchReaction;
  private readonly stopped = new AbortController();
  /** Aborts one pass over the log, to begin another. */
  private again = new AbortController();
  private isStart = true;
  /** The pending request to resume parked streams. */
  private resumeRequest: string | null = null;
  /** The last failure of following the log, until an event could be followed again. */
  private failing: OngoingFailure | null = null;
  private jumping = false;
  private lastTurn: Promise<void> = Promise.resolve();

  constructor(private readonly options: ReactorRunnerOptions) {
    const { name = DEFAULT_CHECKPOINT, parallelMax = 64, timers, gate, events, reactors, log } = options;
    const { neverParked, parkedMax = PARKED_MAX, isOwnStream = () => true } = options;
    this.name = name;
    this.wait = options.wait ?? wait;
    this.consumed = new ViewProgress([name]);
    this.pendingCommands = new PendingCommandRunner({ ...options, parallelMax, wait: this.wait });
    const position = (): bigint => this.position;
    const onParked = log.parked;
    this.parked = new ParkedReactions({ name, events, timers, neverParked, parkedMax, position, onParked });
    this.slices = new EventBatchReaction({
      reactors,
      isOwnStream,
      pendingCommands: this.pendingCommands,
      parked: this.parked,
    });
    const drained = (signal: AbortSignal): Promise<void> => this.drained(signal);
    this.timerRun = new DueTimerRunner({
      timers,
      gate,
      pendingCommands: this.pendingCommands,
      parked: this.parked,
      drained,
    });
  }

  /** Follows the log and fires due timers, until the signal aborts. Runs once. */
  async run(signal: AbortSignal): Promise<void> {
    onAbort(signal, () => this.stopped.abort());
    await Promise.all([this.follow(), this.pollTimers()]).catch((error: unknown) => {
      if (!this.stopped.signal.aborted) throw error;
    });
  }

  /** Fires all timers due by now, and resolves when their consequences have completed. */
  fireDue(now: Instant): Promise<void> {
    return this.inTurn(() => this.timerRun.fireThrough(now, this.stopped.signal));
  }

  /**
   * Lets a simulated clock jump as if time had passed: commands wait, and each timer up to the target fires at its own instant.
   * A timer set for an instant already past fires at once. Resolves when nothing is left to react to.
   *
   * @throws the signal's reason: the clock then stays at the instant it reached, and another jump continues from there.
   */
  driveTo(target: Instant, setClock: (now: Instant) => void, signal: AbortSignal): Promise<void> {
    const { clock, gate } = this.options;
    const forward = (instant: Instant) => {
      if (instant > clock.now()) setClock(instant);
    };
    const ended = AbortSignal.any([signal, this.stopped.signal]);
    const turn = this.inTurn(async () => {
      // The caller no longer waits: moving the clock now would happen without its knowledge.
      ended.throwIfAborted();
      try {
        await orAborted(gate.close(), ended);
        this.jumping = true;
        await this.timerRun.fireThrough(target, ended, forward);
        forward(target);
      } finally {
        this.jumping = false;
        gate.open();
      }
    });
    return orAborted(turn, ended);
  }

  /** Everything up to here has been reacted to. */
  get position(): bigint {
    return this.consumed.of(this.name)?.position ?? 0n;
  }

  async status(): Promise<ReactorStatus> {
    const { events, timers } = this.options;
    const head = await events.head();
    const behind = this.position < head ? this.failing : null;
    const failing = this.pendingCommands.failing ?? behind;
    return { consumed: this.position, head, timers: await timers.waiting(), failing, parked: this.parked.all };
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopped;
    for (let tries = 1; !signal.aborted; tries = this.failing === null ? 1 : tries + 1) {
      try {
        await this.followFrom(await this.options.timers.checkpoint(this.name));
      } catch (error) {
        if (signal.aborted) return;
        this.failing = { since: this.failing?.since ?? this.options.clock.now(), error: String(error) };
        this.options.log.failed(error, null);
        await this.wait(backOffMs(tries), signal);
      }
    }
  }

  /** Returns when the subscription must be restarted: without a stream that was parked, or with one that is to be resumed. */
  private async followFrom(checkpoint: bigint): Promise<void> {
    const { events, reactors, batchMax = 500 } = this.options;
    this.again = new AbortController();
    const signal = AbortSignal.any([this.stopped.signal, this.again.signal]);
    const head = await events.head();
    if (checkpoint > head) {
      throw new Error(
        `the reactors have processed the log up to ${checkpoint}, but it ends at ${head}: an older log was restored`,
      );
    }
    if (this.isStart) await this.parked.open();
    if (this.isStart || this.resumeRequest !== null) await this.resume(checkpoint);
    this.tell(checkpoint);
    const without = this.parked.excludedAfter(checkpoint);
    let [saved, seen] = [checkpoint, checkpoint];
    try {
      const wanted: Subscription = {
        after: checkpoint,
        types: typesOf(reactors),
        excludedStreams: without,
        batchMax,
        signal,
      };
      for await (const slice of events.subscribe(wanted)) {
        saved = await this.consume(slice, saved);
        seen = slice.position;
        this.failing = null;
      }
    } catch (error) {
      // The stream was excluded, and its damage is reported all the same.
      if (!isDamage(error) || without.has(error.stream)) throw error;
      const { stream, revision } = error;
      if (!this.parked.park({ stream, revision, position: seen + 1n }, error)) throw error;
      await this.parked.advance([], seen);
      return;
    }
    if (!signal.aborted) throw new Error('the subscription ended unexpectedly');
    // A resumed stream must not be behind the position of the others.
    if (this.again.signal.aborted) await this.parked.advance([], seen);
  }

  /** Retries the parked streams. */
  private async resume(upTo: bigint): Promise<void> {
    const { resumeRequest: asked, parked } = this;
    const { events, reactors, timers, isOwnStream = () => true } = this.options;
    await resumeParkedStreams(
      { events, reactors, isOwnStream, pendingCommands: this.pendingCommands, parked },
      upTo,
      this.stopped.signal,
    );
    if (asked !== null) await timers.resumeHandled(this.name, asked);
    this.resumeRequest = null;
    this.isStart = false;
  }

  /** Runs all reactions to a batch; returns the checkpoint saved by then. */
  private async consume(slice: EventBatch, checkpoint: bigint): Promise<bigint> {
    const { checkpointLagMax = 10_000n } = this.options;
    const { timers, position, hasFollowed, stop } = await this.slices.react(slice, this.stopped.signal);
    const mustSave = hasFollowed || position - checkpoint >= checkpointLagMax;
    if (mustSave) await this.parked.advance(timers, position);
    this.tell(position);
    if (stop !== null) throw stop.error;
    return mustSave ? position : checkpoint;
  }

  private tell(position: bigint): void {
    if (position > this.position) this.consumed.tell([{ view: this.name, position, stopped: null, parked: [] }]);
  }

  /** Waits until the reactors have consumed the log up to its head, including the consequences. */
  private async drained(signal: AbortSignal): Promise<void> {
    for (let round = 0; this.jumping || round < ROUNDS_MAX; round++) {
      const head = await this.pendingCommands.retryUntilAborted(() => this.options.events.head(), signal);
      if (this.position >= head) return;
      if (!(await this.consumed.waitForPosition(head, { signal }))) {
        signal.throwIfAborted();
        throw new Error('the reactors have been stopped');
      }
    }
  }

  private async pollTimers(): Promise<void> {
    const { clock, timers } = this.options;
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const due = await this.pendingCommands.retryUntilAborted(() => timers.nextDue(), signal);
      if (due !== null && due <= clock.now()) await this.fireDue(clock.now());
      if (this.parked.all.length > 0) await this.checkForResumeRequest(signal);
      await this.wait(LOOK_MS, signal);
    }
  }

  private async checkForResumeRequest(signal: AbortSignal): Promise<void> {
    const request = await this.pendingCommands.retryUntilAborted(
      () => this.options.timers.resumeRequest(this.name),
      signal,
    );
    if (request === null || this.resumeRequest !== null) return;
    this.resumeRequest = request;
    this.again.abort();
  }

  /** One at a time: a jump and a poll of the clock must not fire the same timers concurrently. */
  private inTurn(turn: () => Promise<void>): Promise<void> {
    const mine = this.lastTurn.then(turn);
    this.lastTurn = mine.catch(() => {});
    return mine;
  }
}
