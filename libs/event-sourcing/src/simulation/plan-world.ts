import { CommandGate } from '../commands/command-gate';
import type { CommandMetadata } from '../commands/command-metadata';
import type { Dispatch } from '../contexts/dispatch';
import type { Instant } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryTimerStore } from '../fakes/in-memory-timer-store';
import type { ReactorLog } from '../reactors/pending-command-runner';
import { ReactorRunner } from '../reactors/reactor-runner';
import { type ReactorRunnerOptions } from '../reactors/reactor-runner-options';
import { onAbort } from '../time/on-abort';
import { begin, followUp, makeIn, type Plan } from './toy-plans';

export const at = (minute: number, ms = 0): Instant =>
  `2026-03-02T01:${String(minute).padStart(2, '0')}:00.${String(ms).padStart(3, '0')}Z`;

/** Runs all pending callbacks. */
export async function untilIdle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A test world of plans with a runner, and access to its dispatcher. */
export class PlanWorld {
  readonly clock = new FixedClock(at(0));
  readonly gate = new CommandGate(this.clock);
  readonly dispatched: { name: string; now: Instant; commandMetadata: CommandMetadata }[] = [];
  readonly rejected: string[] = [];
  readonly failed: string[] = [];
  readonly parked: string[] = [];
  readonly waits: number[] = [];
  /** Runs between the runner and the command handlers. */
  before: (name: string) => Promise<void> = async () => {};
  private readonly looks = new Set<() => void>();
  private readonly stop = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    readonly events = new InMemoryEventStore(),
    readonly timers = new InMemoryTimerStore(),
  ) {}

  readonly dispatch: Dispatch = async (reaction, commandMetadata) => {
    const { name } = (reaction.command.data as { plan: Plan }).plan;
    this.dispatched.push({ name, now: this.clock.now(), commandMetadata });
    await this.before(name);
    return makeIn(this.events, this.clock)(reaction, commandMetadata);
  };

  readonly log: ReactorLog = {
    rejected: ({ commandMetadata }, { code }) =>
      this.rejected.push(`${code} because of ${commandMetadata.causationId}`),
    failed: (error, pendingCommand) => this.failed.push(`${error} at ${pendingCommand?.stream ?? 'the log'}`),
    parked: ({ stream, revision, code }) => this.parked.push(`${stream} from ${revision}: ${code}`),
  };

  runner(options: Partial<ReactorRunnerOptions> = {}): ReactorRunner {
    const { events, timers, clock, gate, dispatch, log } = this;
    const wait = (ms: number, signal: AbortSignal) => this.wait(ms, signal);
    const runner = new ReactorRunner({
      events,
      timers,
      clock,
      gate,
      dispatch,
      log,
      wait,
      neverParked: [],
      reactors: [followUp],
      ...options,
    });
    this.running = runner.run(this.stop.signal);
    return runner;
  }

  /** Advances by the second after which the runner polls the clock again. */
  second(): void {
    for (const look of this.looks) look();
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  begin(plan: Plan): Promise<unknown> {
    return begin(this.events, this.clock, plan);
  }

  get names(): string {
    return this.dispatched.map(({ name }) => name).join(' ');
  }

  async facts(stream: string): Promise<string> {
    return (await this.events.read(stream)).map(({ data }) => data.name as string).join(' ');
  }

  private wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms !== 1_000) {
      this.waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    }
    return new Promise((resolve) => {
      const look = () => {
        this.looks.delete(look);
        resolve();
      };
      this.looks.add(look);
      onAbort(signal, look);
    });
  }
}

export const plan = (name: string, more: Partial<Plan> = {}): Plan => ({ stream: `thing-${name}`, name, ...more });
