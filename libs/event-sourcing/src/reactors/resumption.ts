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

/** What has become of a stream by now. */
type Resumed = { readonly timers: readonly Timer[]; readonly still: ParkedStream | null };

/**
 * Reacts to every parked stream from its poison event on, in order, up to where the others are. One that is poisoned still stays parked,
 * there or at a later fact. Nothing else is followed meanwhile: so no fact of it is passed over, and none comes twice.
 */
export async function resumeParkedStreams(options: Options, upTo: bigint, signal: AbortSignal): Promise<void> {
  for (const one of options.parked.all) {
    const facts = await factsFrom(one, options.events, upTo);
    if (facts === null) continue;
    const { timers, still } = await react(one, facts, options, signal);
    await options.parked.resumed({ stream: one.stream, timers, still });
  }
}

/** The parked fact and those behind it: one that was missing stands before the place where that was noticed. `null`: they cannot be read. */
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

/** Nothing can be made of the fact yet. */
class Poisoned {
  constructor(readonly error: unknown) {}
}

/** The timers that it sets, when all that follows from it at once is done. */
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
