import { isDamage } from '../events/damage';
import type { EventStore } from '../events/event-store';
import { codeOf, type ParkedStream } from '../events/parked-streams';
import { type UpcastGroup, upcastGroupsIn } from '../events/upcast-groups';
import type { ParkedReactions } from './parked-reactions';
import type { ParkingHooks, PendingCommandRunner } from './pending-command-runner';
import { type Consequences, consequencesOf } from './reactions';
import type { AnyReactor, Timer } from './reactor';

type Options = {
  readonly events: EventStore;
  readonly reactors: readonly AnyReactor[];
  readonly isOwnStream: (stream: string) => boolean;
  readonly pendingCommands: PendingCommandRunner;
  readonly parked: ParkedReactions;
};

/** The result for one stream. */
type Resumed = { readonly timers: readonly Timer[]; readonly still: ParkedStream | null };

/**
 * Reacts to every parked stream from its poison event on, in order, up to the position of the others. One that is still
 * poisonous stays parked, there or at a later event. Nothing else is followed meanwhile, so that no event is skipped or handled
 * twice.
 */
export async function resumeParkedStreams(options: Options, upTo: bigint, signal: AbortSignal): Promise<void> {
  for (const one of options.parked.all) {
    const facts = await factsFrom(one, options.events, upTo);
    if (facts === null) continue;
    const { timers, still } = await react(one, facts, options, signal);
    await options.parked.resumed({ stream: one.stream, timers, still });
  }
}

/**
 * The parked event and the later ones: a missing one has a lower position than the one where the gap was noticed. `null`: they
 * cannot be read.
 */
async function factsFrom(
  { stream, revision }: ParkedStream,
  events: EventStore,
  upTo: bigint,
): Promise<readonly UpcastGroup[] | null> {
  try {
    const all = await events.read(stream);
    return [...upcastGroupsIn(all.filter((event) => event.revision >= revision && event.position <= upTo))];
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

async function react(
  { stream }: ParkedStream,
  facts: readonly UpcastGroup[],
  options: Options,
  signal: AbortSignal,
): Promise<Resumed> {
  const timers: Timer[] = [];
  for (const fact of facts) {
    const set = await reactTo(fact, options, signal);
    if (set instanceof Poisoned) {
      const [{ revision, position }] = fact;
      return { timers, still: { stream, revision, position, code: codeOf(set.error) } };
    }
    timers.push(...set);
  }
  return { timers, still: null };
}

/** The event still cannot be handled. */
class Poisoned {
  constructor(readonly error: unknown) {}
}

/** The timers that the event sets, once its immediate commands have completed. */
async function reactTo(
  fact: UpcastGroup,
  { reactors, isOwnStream, pendingCommands, parked }: Options,
  signal: AbortSignal,
): Promise<readonly Timer[] | Poisoned> {
  let made: Consequences;
  try {
    made = consequencesOf(reactors, fact);
  } catch (error) {
    return new Poisoned(error);
  }
  const odd: Poisoned[] = [];
  const parking: ParkingHooks = {
    holds: () => odd.length > 0,
    givesUp: async (_, error) => {
      if (!parked.isHopeless(error, Number.POSITIVE_INFINITY)) return false;
      odd.push(new Poisoned(error));
      return true;
    },
  };
  const asked = made.pendingCommands.filter(({ stream }) => isOwnStream(stream));
  await pendingCommands.runAll(asked, parking, signal);
  return odd[0] ?? made.timers.filter(({ stream }) => isOwnStream(stream));
}
