import { byPosition, type CommandMessage, type ParkedStream, type Timer } from '@sealtrail/event-sourcing';
import { type Collection, type Db, type Filter, Long } from 'mongodb';
import { reading, writingAgain } from './mongo-errors';
import { type StoredTimer } from './mongo-free-timers';
import { type StoredParkedStream } from './stored-parked';

/** Timers per request to the server. */
export const CHUNK_MAX = 1_000;
/** Attempts at a write that conflicts with concurrent ones. */
export const ATTEMPTS_MAX = 5;

/** The position of a reactor in one partition. */
export type TimerCheckpoint = {
  readonly _id: string;
  readonly part: string;
  readonly reactor: string;
  readonly position: Long;
  /** Epoch of the last writer; an earlier one is refused. */
  readonly epoch: Long;
  /** Fingerprint of the log at the position; earlier versions stored none. */
  readonly mark?: string;
  /** Stored with the position, so that both change atomically. */
  readonly parked?: readonly StoredParkedStream[];
  /** The pending request to resume them. */
  readonly wish?: string;
};

/** One partition of the timers, held under an epoch. */
export type TimerShare = { readonly partition: string; readonly epoch: bigint };

export const BY_DUE = { name: 'part+due+rank', key: { part: 1, due: 1, rank: 1, _id: 1 } } as const;

export const BY_DUE_AND_KNOWN = { name: 'part+dueAndKnown+due', key: { part: 1, dueAndKnown: 1, due: 1 } } as const;

export const timersOf = (db: Db): Collection<StoredTimer> => db.collection('timers');

export const timerCheckpointsOf = (db: Db): Collection<TimerCheckpoint> => db.collection('timer-checkpoints');

/** Requests that parked streams are retried, in all partitions that have any. */
export async function askToResume(
  checkpoints: Collection<TimerCheckpoint>,
  filter: Filter<TimerCheckpoint>,
  request: string,
): Promise<void> {
  const found = await reading(() => checkpoints.find(filter).toArray());
  const $in = found.flatMap(({ _id, parked = [] }) => (parked.length === 0 ? [] : [_id]));
  await writingAgain(() => checkpoints.updateMany({ _id: { $in } }, { $set: { wish: request } }));
}

/** A stream that is already in the list is replaced by the later entry. */
export const joined = (known: readonly ParkedStream[], more: readonly ParkedStream[]): readonly ParkedStream[] =>
  byPosition([...new Map([...known, ...more].map((one) => [one.stream, one])).values()]);

export const timerOf = ({ _id, part: _part, dueAndKnown: _known, command, ...timer }: StoredTimer): Timer => ({
  id: _id,
  ...timer,
  setAt: timer.setAt ?? timer.due,
  source: timer.source ?? null,
  command: JSON.parse(command) as CommandMessage,
});
