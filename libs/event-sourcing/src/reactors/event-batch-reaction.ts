import type { RecordedEvent } from '../events/event';
import type { EventBatch } from '../events/event-store';
import { upcastGroupsIn } from '../events/upcast-groups';
import type { ParkedReactions } from './parked-reactions';
import type { ParkingHooks, PendingCommandRunner } from './pending-command-runner';
import { type Consequences, consequencesOf, type PendingCommand } from './reactions';
import type { AnyReactor, Timer } from './reactor';

type Options = {
  readonly reactors: readonly AnyReactor[];
  readonly isOwnStream: (stream: string) => boolean;
  readonly pendingCommands: PendingCommandRunner;
  readonly parked: ParkedReactions;
};

/** The result of reacting to a batch, and what still has to be saved. */
export type ReactionResult = {
  readonly timers: readonly Timer[];
  /** Everything up to here has been reacted to, or is parked. */
  readonly position: bigint;
  /** Commands were sent, timers set or a stream parked: the checkpoint must be saved. */
  readonly hasFollowed: boolean;
  /** Why the reactors stop here. */
  readonly stop: { readonly error: unknown } | null;
};

type Gathered = Consequences & {
  /** By the id of the command or timer that results from it. */
  readonly facts: ReadonlyMap<string, RecordedEvent>;
  /** The first event that all streams must wait for. */
  readonly stop: { readonly error: unknown; readonly at: bigint } | null;
};

/**
 * Reacts to batches of the log. An event that cannot be handled parks its stream; if the stream may not be parked, everything
 * before it is completed.
 */
export class EventBatchReaction {
  constructor(private readonly options: Options) {}

  /** @throws when aborted */
  async react({ events, position }: EventBatch, signal: AbortSignal): Promise<ReactionResult> {
    const { pendingCommands, parked, isOwnStream } = this.options;
    const { facts, stop, ...all } = this.gather(events);
    const factOf = (id: string | null): RecordedEvent => facts.get(id ?? '') as RecordedEvent;
    const parking: ParkingHooks = {
      holds: ({ commandMetadata }) => parked.holds(factOf(commandMetadata.causationId)),
      givesUp: async ({ commandMetadata }, error, tries) =>
        parked.parkFact(factOf(commandMetadata.causationId), error, tries),
    };
    const mine = all.pendingCommands.filter(({ stream }) => isOwnStream(stream));
    await pendingCommands.runAll(mine, parking, signal);
    const timers = all.timers.filter(
      ({ stream, causationId }) => isOwnStream(stream) && !parked.holds(factOf(causationId)),
    );
    const hasFollowed = mine.length + timers.length > 0 || parked.isUnsaved;
    if (stop === null) return { timers, position, hasFollowed, stop };
    const before = events.findLast((event) => event.position < stop.at)?.position;
    if (before === undefined) throw stop.error;
    return { timers, position: before, hasFollowed: true, stop };
  }

  private gather(events: readonly RecordedEvent[]): Gathered {
    const { reactors, parked } = this.options;
    const pendingCommands: PendingCommand[] = [];
    const timers: Timer[] = [];
    const facts = new Map<string, RecordedEvent>();
    for (const fact of upcastGroupsIn(events)) {
      const [first] = fact;
      if (parked.holds(first)) continue;
      try {
        const made = consequencesOf(reactors, fact);
        pendingCommands.push(...made.pendingCommands);
        timers.push(...made.timers);
        for (const event of fact) facts.set(event.id, event);
      } catch (error) {
        if (!parked.park(first, error)) return { pendingCommands, timers, facts, stop: { error, at: first.position } };
      }
    }
    return { pendingCommands, timers, facts, stop: null };
  }
}
