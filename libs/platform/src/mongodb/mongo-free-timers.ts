import { type Instant, isHeld, type ParkedStream, type Timer } from '@sealtrail/event-sourcing';
import type { Collection, Filter, FindOptions } from 'mongodb';
import { reading } from './mongo-errors';

/**
 * A timer of one part; the command is text. One from before it was kept when it was set could fire from its instant on, as far
 * as anybody knows.
 */
export type StoredTimer = Omit<Timer, 'id' | 'setAt' | 'source' | 'command'> & {
  readonly _id: string;
  readonly part: string;
  readonly setAt?: Instant;
  /** Of one from before it was kept it is not known. */
  readonly source?: string | null;
  readonly dueAndKnown?: Instant;
  readonly command: string;
};

type Order = NonNullable<FindOptions['sort']>;

/** Held timers among those that are asked for: no more than this many at the first time. */
const HELD_FEW = 100;

/** The first timers in an order that need not wait for a parked stream. Held ones are few, and are passed over here. */
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

/** The earliest instant for which one of a part waits. */
export async function firstDue(
  timers: Collection<StoredTimer>,
  part: string,
  parked: readonly ParkedStream[],
): Promise<Instant | null> {
  const [first] = await freeTimers(timers, { part: { $eq: part } }, { sort: { due: 1 }, limit: 1 }, parked);
  return first?.due ?? null;
}

/** From when on one of a part could fire. */
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
