import { earliestPerStream, type Instant, type ParkedStream, type WaitingTimers } from '@sealtrail/event-sourcing';
import type { FollowerCheckpoint } from '../consistency/log-fingerprint';
import type { MongoConnection } from './mongo-connection';
import { reading } from './mongo-errors';
import { firstDue, firstPossible } from './mongo-free-timers';
import { fromStoredParked } from './stored-parked';
import { askToResume, timerCheckpointsOf, timersOf } from './timer-collections';

/** How far a reactor of one part has read the log. */
export type ReactorProgress = {
  readonly partition: string;
  readonly reactor: string;
  readonly position: bigint;
  readonly epoch: bigint;
};

/** All parts of the timers together, for whoever watches: it owns nothing, and refuses nobody. */
export class MongoTimerOverview {
  constructor(private readonly connection: MongoConnection) {}

  /** How far each reactor of each part has read the log, and under which epoch. */
  async checkpoints(): Promise<readonly ReactorProgress[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return found.map(({ part, reactor, position, epoch }) => ({
      partition: part,
      reactor,
      position: position.toBigInt(),
      epoch: epoch.toBigInt(),
    }));
  }

  /** How far each reactor of each part is. */
  async followers(): Promise<readonly FollowerCheckpoint[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return found
      .map(({ _id: name, position, mark = '' }) => ({ name, position: position.toBigInt(), mark }))
      .filter(({ position }) => position > 0n);
  }

  /** The streams that some part reacts to no further: each once, from the earliest place on. */
  async parked(): Promise<readonly ParkedStream[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return earliestPerStream(found.flatMap(fromStoredParked));
  }

  /** Asks whoever works there to try again what is parked. */
  async ask(wish: string): Promise<void> {
    await askToResume(timerCheckpointsOf(this.connection.db), {}, wish);
  }

  /** Whether somebody has not heard the wish yet. */
  async isResumePending(wish: string): Promise<boolean> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).findOne({ wish: { $eq: wish } }));
    return found !== null;
  }

  /** The count is the server's estimate: exact, but after it was killed. */
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
