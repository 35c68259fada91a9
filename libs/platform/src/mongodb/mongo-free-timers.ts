import { type Instant, isHeld, type ParkedStream, type Timer } from '@sealtrail/event-sourcing';
import type { Collection, Filter, FindOptions } from 'mongodb';
import { reading } from './mongo-errors';

/**
 * A timer of one partition; the command is text. For timers of earlier versions it is unknown when they were set: they can fire
 * from their instant on.
 */
export type StoredTimer = Omit<Timer, 'id' | 'setAt' | 'source' | 'command'> & {
  readonly _id: string;
  readonly part: string;
  readonly setAt?: Instant;
  /** Unknown for timers of earlier versions. */
  readonly source?: string | null;
  readonly dueAndKnown?: Instant;
  readonly command: string;
};

type Order = NonNullable<FindOptions['sort']>;

/** Maximum number of held timers that the first query skips. */
const HELD_FEW = 100;

/** The first timers in an order that need not wait for a parked stream. Held timers are few, and skipped here. */
export async function freeTimers(
  timers: Collection<StoredTimer>,
  filter: Filter<StoredTimer>,
  { sort, limit }: { readonly sort: Order; readonly limit: number },
  parked: readonly ParkedStream[],
): Promise<readonly StoredTimer[]> {
  for (let most = parked.length === 0 ? limit : limit + HELD_FEW; ; most *= 4) {
    const found = await reading(() => timers.find(filter, { sort, limit: most, batchSize: most }).toArray());
    const free = found.filter(({ source = null, stream }) => !isHeld({ source, stream }, parked));
    if (free.length >= limit || found.length < most) return free.slice(0, limit);
  }
}

/** The earliest instant of a waiting timer of a partition. */
export async function firstDue(
  timers: Collection<StoredTimer>,
  part: string,
  parked: readonly ParkedStream[],
): Promise<Instant | null> {
  const [first] = await freeTimers(timers, { part: { $eq: part } }, { sort: { due: 1 }, limit: 1 }, parked);
  return first?.due ?? null;
}

/** The earliest instant at which a timer of a partition could fire. */
export async function firstPossible(
  timers: Collection<StoredTimer>,
  part: string,
  parked: readonly ParkedStream[],
): Promise<Instant | null> {
  const first = (known: { readonly $eq: null } | { readonly $gt: '' }) => {
    const filter = { part: { $eq: part }, dueAndKnown: known } as Filter<StoredTimer>;
    return freeTimers(timers, filter, { sort: { dueAndKnown: 1, due: 1 }, limit: 1 }, parked);
  };
  const found = (await Promise.all([first({ $eq: null }), first({ $gt: '' })])).flat();
  return found.map(({ dueAndKnown, due }) => dueAndKnown ?? due).sort()[0] ?? null;
}
