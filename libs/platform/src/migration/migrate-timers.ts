import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { earliestPerStream, type ParkedStream, type Timer, type TimerStore } from '@sealtrail/event-sourcing';
import { PARTITIONS, partitionOf } from '@sealtrail/event-sourcing/runtime';
import type { Database } from 'better-sqlite3';
import type { FingerprintAt } from '../consistency/log-fingerprint';
import type { MongoConnection } from '../mongodb/mongo-connection';
import { reading } from '../mongodb/mongo-errors';
import { MongoTimerStore } from '../mongodb/mongo-timer-store';
import { fromStoredParked as parkedOn } from '../mongodb/stored-parked';
import { timerCheckpointsOf, timerOf, timersOf } from '../mongodb/timer-collections';
import { TIMERS_FILE } from '../sqlite/file-kinds';
import { openForReading } from '../sqlite/sqlite-file';
import { SqliteTimerStore } from '../sqlite/sqlite-timer-store';
import {
  hasColumn,
  PARKED_OF,
  type ParkedRow,
  parkedOf,
  type TimerRow,
  timerColumnsIn,
  timerOf as timerOfRow,
} from '../sqlite/timer-file';

/**
 * The timers, the checkpoints of the reactors that set them, and the parked streams: without these, every event would be
 * reacted to again.
 */
export type TimerSnapshot = {
  readonly timers: readonly Timer[];
  readonly checkpoints: ReadonlyMap<string, bigint>;
  readonly parked: ReadonlyMap<string, readonly ParkedStream[]>;
};

/** Translates positions of one log to another, for the positions needed: events up to the result have been handled. */
export class PositionMap {
  private readonly found = new Map<bigint, bigint>();

  constructor({ checkpoints, parked }: TimerSnapshot) {
    for (const position of checkpoints.values()) this.found.set(position, 0n);
    for (const { position } of [...parked.values()].flat()) this.found.set(position - 1n, 0n);
  }

  /** In the order of both logs. */
  note(here: bigint, there: bigint): void {
    for (const position of this.found.keys()) if (here <= position) this.found.set(position, there);
  }

  of(position: bigint): bigint {
    return this.found.get(position) ?? 0n;
  }

  /** Right after the previous event: also if there is no event at its position, or not yet. */
  ofParked(parked: ParkedStream): ParkedStream {
    return { ...parked, position: this.of(parked.position - 1n) + 1n };
  }
}

/** Of a folder without a running server; read-only, so that it may be a backup. */
export function readFolderTimers(folder: string): TimerSnapshot {
  const file = join(folder, 'timers.sqlite');
  if (!existsSync(file)) return { timers: [], checkpoints: new Map(), parked: new Map() };
  const db = openForReading(file, TIMERS_FILE);
  try {
    const rows = db
      .prepare<[], TimerRow>(`SELECT ${timerColumnsIn(db)} FROM timers`)
      .raw()
      .all();
    const checkpoints = db.prepare<[], [string, bigint]>('SELECT reactor, position FROM checkpoints').raw();
    return {
      timers: rows.map(timerOfRow),
      checkpoints: new Map(checkpoints.safeIntegers().all()),
      parked: readFolderParked(db),
    };
  } finally {
    db.close();
  }
}

/**
 * Of all partitions together: a reactor's position is that of its slowest partition, and one unknown to a partition starts from
 * the beginning.
 */
export async function readNamespaceTimers({ db }: MongoConnection): Promise<TimerSnapshot> {
  // Reads the checkpoints first: they move only after all earlier timers are stored.
  const moved = await reading(() => timerCheckpointsOf(db).find({}).toArray());
  const timers = await reading(() => timersOf(db).find({}).toArray());
  const checkpoints = new Map<string, bigint>();
  const parked = new Map<string, readonly ParkedStream[]>();
  for (const reactor of new Set(moved.map((one) => one.reactor))) {
    const parts = moved.filter((one) => one.reactor === reactor).map(({ position }) => position.toBigInt());
    const least = parts.reduce((one, other) => (one < other ? one : other));
    checkpoints.set(reactor, parts.length < PARTITIONS ? 0n : least);
    parked.set(reactor, earliestPerStream(moved.filter((one) => one.reactor === reactor).flatMap(parkedOn)));
  }
  return { timers: timers.map(timerOf), checkpoints, parked };
}

function readFolderParked(db: Database): TimerSnapshot['parked'] {
  if (!hasColumn(db, 'parked', 'stream')) return new Map();
  const reactors = db.prepare<[], string>('SELECT DISTINCT reactor FROM parked').pluck().all();
  const of = db.prepare<[string], ParkedRow>(PARKED_OF).raw().safeIntegers();
  return new Map(reactors.map((reactor) => [reactor, of.all(reactor).map(parkedOf)]));
}

/** Runs before any worker: those have later epochs. */
export async function writeNamespaceTimers(
  documents: MongoConnection,
  kept: TimerSnapshot,
  places: PositionMap,
  fingerprintAt: FingerprintAt,
): Promise<void> {
  for (let part = 0; part < PARTITIONS; part++) {
    const store = await MongoTimerStore.open(documents, { partition: String(part), epoch: 0n }, fingerprintAt);
    const timers = kept.timers.filter(({ stream }) => partitionOf(stream) === part);
    await writeTimers(store, { ...kept, timers }, places);
  }
}

export async function writeFolderTimers(
  file: string,
  kept: TimerSnapshot,
  places: PositionMap,
  fingerprintAt: FingerprintAt,
): Promise<void> {
  const store = await SqliteTimerStore.open(file, fingerprintAt);
  try {
    await writeTimers(store, kept, places);
  } finally {
    await store.close();
  }
}

/** If a reactor starts from the beginning, the events set the timers again. */
async function writeTimers(
  store: TimerStore,
  { timers, checkpoints, parked }: TimerSnapshot,
  places: PositionMap,
): Promise<void> {
  let left = timers;
  for (const [follower, position] of checkpoints) {
    const to = places.of(position);
    const odd = parked.get(follower) ?? [];
    await store.advance(
      follower,
      left,
      to,
      odd.map((one) => places.ofParked(one)),
    );
    if (to > 0n) left = [];
  }
}
