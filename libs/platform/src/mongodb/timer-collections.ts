import { byPosition, type CommandMessage, type ParkedStream, type Timer } from '@sealtrail/event-sourcing';
import { type Collection, type Db, type Filter, Long } from 'mongodb';
import { reading, writingAgain } from './mongo-errors';
import { type StoredTimer } from './mongo-free-timers';
import { type StoredParkedStream } from './stored-parked';

/** So many timers go to the server at once. */
export const CHUNK_MAX = 1_000;
/** So often a write is tried that another owner's came between. */
export const ATTEMPTS_MAX = 5;

/** How far a reactor of one part has read the log. */
export type TimerCheckpoint = {
  readonly _id: string;
  readonly part: string;
  readonly reactor: string;
  readonly position: Long;
  /** Of the owner who wrote last; an earlier one is refused. */
  readonly epoch: Long;
  /** What stands in the log at the position; none of before it was kept. */
  readonly mark?: string;
  /** Kept with the position, so that both move together. */
  readonly parked?: readonly StoredParkedStream[];
  /** Who asks for them to be tried again. */
  readonly wish?: string;
};

/** Whose timers they are: one part of the streams, held under an epoch. */
export type TimerShare = { readonly partition: string; readonly epoch: bigint };

export const BY_DUE = { name: 'part+due+rank', key: { part: 1, due: 1, rank: 1, _id: 1 } } as const;

export const BY_DUE_AND_KNOWN = { name: 'part+dueAndKnown+due', key: { part: 1, dueAndKnown: 1, due: 1 } } as const;

export const timersOf = (db: Db): Collection<StoredTimer> => db.collection('timers');

export const timerCheckpointsOf = (db: Db): Collection<TimerCheckpoint> => db.collection('timer-checkpoints');

/** Asks for what is parked to be tried again, in all parts that have something. */
export async function askToResume(
  checkpoints: Collection<TimerCheckpoint>,
  filter: Filter<TimerCheckpoint>,
  wish: string,
): Promise<void> {
  const found = await reading(() => checkpoints.find(filter).toArray());
  const $in = found.flatMap(({ _id, parked = [] }) => (parked.length === 0 ? [] : [_id]));
  await writingAgain(() => checkpoints.updateMany({ _id: { $in } }, { $set: { wish } }));
}

/** One that is there already takes the later word. */
export const joined = (known: readonly ParkedStream[], more: readonly ParkedStream[]): readonly ParkedStream[] =>
  byPosition([...new Map([...known, ...more].map((one) => [one.stream, one])).values()]);

export const timerOf = ({ _id, part: _part, dueAndKnown: _known, command, ...timer }: StoredTimer): Timer => ({
  id: _id,
  ...timer,
  setAt: timer.setAt ?? timer.due,
  source: timer.source ?? null,
  command: JSON.parse(command) as CommandMessage,
});
