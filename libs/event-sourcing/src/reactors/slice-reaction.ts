import type { Recorded } from '../events/event';
import type { Slice } from '../events/event-store';
import { factsIn } from '../events/lifted-facts';
import type { ErrandRunner, Parking } from './errand-runner';
import type { ParkedReactions } from './parked-reactions';
import { type Consequences, consequencesOf, type Errand } from './reactions';
import type { AnyReactor, Timer } from './reactor';

type Options = {
  readonly reactors: readonly AnyReactor[];
  readonly concerns: (stream: string) => boolean;
  readonly errands: ErrandRunner;
  readonly parked: ParkedReactions;
};

/** What has followed from a slice at once, and what is still to be kept. */
export type Reacted = {
  readonly timers: readonly Timer[];
  /** Everything up to here has been reacted to, or is parked. */
  readonly position: bigint;
  /** Something was done or set, or a stream was parked: the checkpoint must be kept. */
  readonly hasFollowed: boolean;
  /** Why it goes no further. */
  readonly stop: { readonly error: unknown } | null;
};

type Gathered = Consequences & {
  /** By the id under which something follows from it. */
  readonly facts: ReadonlyMap<string, Recorded>;
  /** The first fact that all must wait for. */
  readonly stop: { readonly error: unknown; readonly at: bigint } | null;
};

/** Reacts to slices of the log. A fact of which nothing can be made parks its stream; where that may not be, all before it is done. */
export class SliceReaction {
  constructor(private readonly options: Options) {}

  /** @throws when aborted */
  async react({ events, position }: Slice, signal: AbortSignal): Promise<Reacted> {
    const { errands, parked, concerns } = this.options;
    const { facts, stop, ...all } = this.gather(events);
    const factOf = (id: string | null): Recorded => facts.get(id ?? '') as Recorded;
    const parking: Parking = {
      holds: ({ envelope }) => parked.holds(factOf(envelope.causationId)),
      givesUp: async ({ envelope }, error, tries) => parked.parkFact(factOf(envelope.causationId), error, tries),
    };
    const mine = all.errands.filter(({ stream }) => concerns(stream));
    await errands.runAll(mine, parking, signal);
    const timers = all.timers.filter(
      ({ stream, causationId }) => concerns(stream) && !parked.holds(factOf(causationId)),
    );
    const hasFollowed = mine.length + timers.length > 0 || parked.isUnsaved;
    if (stop === null) return { timers, position, hasFollowed, stop };
    const before = events.findLast((event) => event.position < stop.at)?.position;
    if (before === undefined) throw stop.error;
    return { timers, position: before, hasFollowed: true, stop };
  }

  private gather(events: readonly Recorded[]): Gathered {
    const { reactors, parked } = this.options;
    const errands: Errand[] = [];
    const timers: Timer[] = [];
    const facts = new Map<string, Recorded>();
    for (const fact of factsIn(events)) {
      const [first] = fact;
      if (parked.holds(first)) continue;
      try {
        const made = consequencesOf(reactors, fact);
        errands.push(...made.errands);
        timers.push(...made.timers);
        for (const event of fact) facts.set(event.id, event);
      } catch (error) {
        if (!parked.park(first, error)) return { errands, timers, facts, stop: { error, at: first.position } };
      }
    }
    return { errands, timers, facts, stop: null };
  }
}
