import type { Instant } from '../event';
import { type Timer, TimerStore } from '../reactor';

export class InMemoryTimerStore extends TimerStore {
  private readonly checkpoints = new Map<string, bigint>();
  private timers = new Map<string, Timer>();

  override async checkpoint(reactor: string): Promise<bigint> {
    return this.checkpoints.get(reactor) ?? 0n;
  }

  override async advance(reactor: string, timers: readonly Timer[], to: bigint): Promise<void> {
    if (to <= (this.checkpoints.get(reactor) ?? 0n)) return;
    for (const timer of timers) if (!this.timers.has(timer.id)) this.timers.set(timer.id, timer);
    this.checkpoints.set(reactor, to);
  }

  override async nextDue(): Promise<Instant | null> {
    return this.inOrder()[0]?.due ?? null;
  }

  override async dueAt(instant: Instant, limit: number): Promise<readonly Timer[]> {
    return this.inOrder()
      .filter(({ due }) => due === instant)
      .slice(0, limit);
  }

  override async done(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.timers.delete(id);
  }

  override async waiting(): Promise<{ readonly count: number; readonly oldest: Instant | null }> {
    return { count: this.timers.size, oldest: await this.nextDue() };
  }

  private inOrder(): readonly Timer[] {
    return [...this.timers.values()].sort((a, b) => compare(a.due, b.due) || a.rank - b.rank || compare(a.id, b.id));
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
