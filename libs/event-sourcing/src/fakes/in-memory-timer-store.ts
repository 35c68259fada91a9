import type { Instant } from '../events/event';
import { byPosition, type ParkedStream } from '../events/parked-streams';
import { dueAndKnown, isHeld, type Resumption, type Timer, TimerStore, type WaitingTimers } from '../reactors/reactor';

export class InMemoryTimerStore extends TimerStore {
  private readonly checkpoints = new Map<string, bigint>();
  private readonly timers = new Map<string, Timer>();
  private readonly parkedBy = new Map<string, Map<string, ParkedStream>>();
  private readonly requests = new Map<string, string>();

  override async checkpoint(reactor: string): Promise<bigint> {
    return this.checkpoints.get(reactor) ?? 0n;
  }

  override async advance(
    reactor: string,
    timers: readonly Timer[],
    to: bigint,
    parked: readonly ParkedStream[] = [],
  ): Promise<void> {
    const list = this.listOf(reactor);
    for (const one of parked) list.set(one.stream, one);
    if (to <= (this.checkpoints.get(reactor) ?? 0n)) return;
    this.keep(timers);
    this.checkpoints.set(reactor, to);
  }

  override async parked(reactor: string): Promise<readonly ParkedStream[]> {
    return byPosition([...this.listOf(reactor).values()]);
  }

  override async resumed(reactor: string, { stream, timers, still }: Resumption): Promise<void> {
    const list = this.listOf(reactor);
    if (!list.delete(stream)) return;
    if (still !== null) list.set(stream, still);
    this.keep(timers);
  }

  override async requestResume(request: string): Promise<void> {
    for (const [reactor, list] of this.parkedBy) if (list.size > 0) this.requests.set(reactor, request);
  }

  override async resumeRequest(reactor: string): Promise<string | null> {
    return this.listOf(reactor).size === 0 ? null : (this.requests.get(reactor) ?? null);
  }

  override async resumeHandled(reactor: string, request: string): Promise<void> {
    if (this.requests.get(reactor) === request) this.requests.delete(reactor);
  }

  override async nextDue(): Promise<Instant | null> {
    let earliest: Instant | null = null;
    for (const { due } of this.free()) if (earliest === null || due < earliest) earliest = due;
    return earliest;
  }

  override async dueAt(instant: Instant, limit: number): Promise<readonly Timer[]> {
    const due = this.free().filter((timer) => timer.due === instant);
    return due.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  override async done(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.timers.delete(id);
  }

  override async waiting(): Promise<WaitingTimers> {
    const known = this.free().map(dueAndKnown).sort();
    return { count: this.timers.size, oldest: await this.nextDue(), dueAndKnown: known[0] ?? null };
  }

  private keep(timers: readonly Timer[]): void {
    for (const timer of timers) if (!this.timers.has(timer.id)) this.timers.set(timer.id, timer);
  }

  private free(): Timer[] {
    const parked = [...this.parkedBy.values()].flatMap((list) => [...list.values()]);
    return [...this.timers.values()].filter((timer) => !isHeld(timer, parked));
  }

  private listOf(reactor: string): Map<string, ParkedStream> {
    const list = this.parkedBy.get(reactor) ?? new Map<string, ParkedStream>();
    this.parkedBy.set(reactor, list);
    return list;
  }
}
