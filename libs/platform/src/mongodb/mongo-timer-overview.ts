import type { WaitingTimers } from '@sealtrail/event-sourcing';
import type { Follower } from '../standing/log-mark';
import type { MongoConnection } from './mongo-connection';
import { reading } from './mongo-errors';
import { firstPossible, timerCheckpointsOf, timersOf } from './mongo-timer-store';

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
  async followers(): Promise<readonly Follower[]> {
    const found = await reading(() => timerCheckpointsOf(this.connection.db).find({}).toArray());
    return found
      .map(({ _id: name, position, mark = '' }) => ({ name, position: position.toBigInt(), mark }))
      .filter(({ position }) => position > 0n);
  }

  /** The count is the server's estimate: exact, but after it was killed. */
  async waitingInAll(): Promise<WaitingTimers> {
    const timers = timersOf(this.connection.db);
    const parts = new Set((await this.checkpoints()).map(({ partition }) => partition));
    const firsts = await Promise.all(
      [...parts].map((part) =>
        reading(() => timers.findOne({ part: { $eq: part } }, { sort: { due: 1 }, projection: { due: 1, _id: 0 } })),
      ),
    );
    const dues = firsts.flatMap((first) => (first === null ? [] : [first.due])).sort();
    const possible = await Promise.all([...parts].map((part) => firstPossible(timers, part)));
    const known = possible.flatMap((one) => one ?? []).sort();
    const count = Number(await reading(() => timers.estimatedDocumentCount()));
    return { count, oldest: dues[0] ?? null, dueAndKnown: known[0] ?? null };
  }
}
