import type { Instant } from '../events/event';
import { dueAndKnown, type Timer, TimerStore, type WaitingTimers } from '../reactors/reactor';

export class InMemoryTimerStore extends TimerStore {
  private readonly checkpoints = new Map<string, bigint>();
  private readonly timers = new Map<string, Timer>();

  override async checkpoint(reactor: string): Promise<bigint> {
    return this.checkpoints.get(reactor) ?? 0n;
  }

  override async advance(reactor: string, timers: readonly Timer[], to: bigint): Promise<void> {
    if (to <= (this.checkpoints.get(reactor) ?? 0n)) return;
    for (const timer of timers) if (!this.timers.has(timer.id)) this.timers.set(timer.id, timer);
    this.checkpoints.set(reactor, to);
  }

  override async nextDue(): Promise<Instant | null> {
    let earliest: Instant | null = null;
    for (const { due } of this.timers.values()) if (earliest === null || due < earliest) earliest = due;
    return earliest;
  }

  override async dueAt(instant: Instant, limit: number): Promise<readonly Timer[]> {
    const due = [...this.timers.values()].filter((timer) => timer.due === instant);
    return due.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  override async done(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.timers.delete(id);
  }

  override async waiting(): Promise<WaitingTimers> {
    const known = [...this.timers.values()].map(dueAndKnown).sort();
    return { count: this.timers.size, oldest: await this.nextDue(), dueAndKnown: known[0] ?? null };
  }
}
