import { minPosition } from '../collections/min-position';
import type { Instant } from '../events/event';
import { earliestPerStream, type ParkedStream } from '../events/parked-streams';
import { partitionOf } from './partition';
import { type Resumption, type Timer, TimerStore, type WaitingTimers } from './reactor';

/**
 * The timers of several partitions as one store: each timer is in the partition of its stream, and each partition has its own
 * checkpoint, so that partitions can be taken over one by one. It continues from the partition furthest behind; what the others
 * have already done is repeated under the same ids, which is idempotent. A stream parked in one partition is parked for all of
 * them.
 */
export class PartitionedTimerStore extends TimerStore {
  constructor(private readonly parts: ReadonlyMap<number, TimerStore>) {
    super();
  }

  override async checkpoint(reactor: string): Promise<bigint> {
    const checkpoints = await this.each((part) => part.checkpoint(reactor));
    return minPosition(checkpoints, 0n);
  }

  override async advance(
    reactor: string,
    timers: readonly Timer[],
    to: bigint,
    parked: readonly ParkedStream[] = [],
  ): Promise<void> {
    const mine = this.byPart(timers);
    await this.eachPart((part, store) => store.advance(reactor, mine.get(part) ?? [], to, parked));
  }

  override async parked(reactor: string): Promise<readonly ParkedStream[]> {
    return earliestPerStream((await this.each((part) => part.parked(reactor))).flat());
  }

  override async resumed(reactor: string, { timers, ...resumption }: Resumption): Promise<void> {
    const mine = this.byPart(timers);
    await this.eachPart((part, store) => store.resumed(reactor, { ...resumption, timers: mine.get(part) ?? [] }));
  }

  override async requestResume(request: string): Promise<void> {
    await this.each((part) => part.requestResume(request));
  }

  override async resumeRequest(reactor: string): Promise<string | null> {
    const requests = await this.each((part) => part.resumeRequest(reactor));
    return requests.find((request) => request !== null) ?? null;
  }

  override async resumeHandled(reactor: string, request: string): Promise<void> {
    await this.each((part) => part.resumeHandled(reactor, request));
  }

  override async nextDue(): Promise<Instant | null> {
    return earliest(await this.each((part) => part.nextDue()));
  }

  override async dueAt(instant: Instant, limit: number): Promise<readonly Timer[]> {
    const due = (await this.each((part) => part.dueAt(instant, limit))).flat();
    return due.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  override async done(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.each((part) => part.done(ids));
  }

  override async waiting(): Promise<WaitingTimers> {
    const waiting = await this.each((part) => part.waiting());
    return {
      count: waiting.reduce((sum, { count }) => sum + count, 0),
      oldest: earliest(waiting.map(({ oldest }) => oldest)),
      dueAndKnown: earliest(waiting.map((part) => part.dueAndKnown)),
    };
  }

  private byPart(timers: readonly Timer[]): ReadonlyMap<number, readonly Timer[]> {
    const byPart = new Map<number, Timer[]>([...this.parts.keys()].map((part) => [part, []]));
    for (const timer of timers) {
      const mine = byPart.get(partitionOf(timer.stream));
      if (mine === undefined) throw new Error(`the timer of ${timer.stream} belongs to another worker`);
      mine.push(timer);
    }
    return byPart;
  }

  private each<T>(ask: (part: TimerStore) => Promise<T>): Promise<T[]> {
    return Promise.all([...this.parts.values()].map(ask));
  }

  private async eachPart(change: (part: number, store: TimerStore) => Promise<void>): Promise<void> {
    await Promise.all([...this.parts].map(([part, store]) => change(part, store)));
  }
}

const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((least, one) => (one !== null && (least === null || one < least) ? one : least), null);
