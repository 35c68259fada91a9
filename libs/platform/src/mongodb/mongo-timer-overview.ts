import { earliestPerStream, type Instant, type ParkedStream, type WaitingTimers } from '@sealtrail/event-sourcing';
import type { FollowerCheckpoint } from '../consistency/log-fingerprint';
import type { MongoConnection } from './mongo-connection';
import { reading } from './mongo-errors';
import { firstDue, firstPossible } from './mongo-free-timers';
import { fromStoredParked } from './stored-parked';
import { askToResume, timerCheckpointsOf, timersOf } from './timer-collections';

/** The position of a reactor in one partition. */
export type ReactorProgress = {
  readonly partition: string;
  readonly reactor: string;
  readonly position: bigint;
  readonly epoch: bigint;
};

/** A read-only overview of the timers of all partitions, for monitoring: it holds no lease. */
export class MongoTimerOverview {
  constructor(private readonly connection: MongoConnection) {}

  /** The position and epoch of each reactor in each partition. */
  async checkpoints(): Promise<readonly ReactorProgress[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return found.map(({ part, reactor, position, epoch }) => ({
      partition: part,
      reactor,
      position: position.toBigInt(),
      epoch: epoch.toBigInt(),
    }));
  }

  /** The position of each reactor in each partition. */
  async followers(): Promise<readonly FollowerCheckpoint[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return found
      .map(({ _id: name, position, mark = '' }) => ({ name, position: position.toBigInt(), mark }))
      .filter(({ position }) => position > 0n);
  }

  /** The streams parked in some partition: each once, with the earliest position. */
  async parked(): Promise<readonly ParkedStream[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return earliestPerStream(found.flatMap(fromStoredParked));
  }

  /** Requests that the workers retry parked streams. */
  async ask(request: string): Promise<void> {
    await askToResume(timerCheckpointsOf(this.connection.db), {}, request);
  }

  /** Whether a worker has not handled the request yet. */
  async isResumePending(request: string): Promise<boolean> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).findOne({ wish: { $eq: request } }));
    return found !== null;
  }

  /** The count is the server's estimate: exact, except after a crash. */
  async waitingInAll(): Promise<WaitingTimers> {
    const timers = timersOf(this.connection.db);
    const checkpoints = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    const firsts = await Promise.all(
      [...new Set(checkpoints.map(({ part }) => part))].map(async (part) => {
        const parked = checkpoints.filter((one) => one.part === part).flatMap(fromStoredParked);
        return [await firstDue(timers, part, parked), await firstPossible(timers, part, parked)] as const;
      }),
    );
    const count = Number(await reading(() => timers.estimatedDocumentCount()));
    return { count, oldest: firstOf(firsts, 0), dueAndKnown: firstOf(firsts, 1) };
  }
}

const firstOf = (found: readonly (readonly [Instant | null, Instant | null])[], which: 0 | 1): Instant | null =>
  found.flatMap((one) => one[which] ?? []).sort()[0] ?? null;
