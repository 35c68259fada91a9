import { CommandPipeline } from '../commands/command-pipeline';
import type { EventStore } from '../events/event-store';
import type { Clock } from '../time/clock';
import { onAbort } from '../time/on-abort';
import type { Wait } from '../time/waiting';

/** A pause is over at once; a wait for one's turn never takes too long. */
const untilItsTurn: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (ms < 1_000) setImmediate(resolve);
    else onAbort(signal, resolve);
  });

/** The write pipeline of a process, for specs: no time passes in it, and chance always draws the same. */
export const pipelineOver = (store: EventStore, clock: Clock): CommandPipeline =>
  new CommandPipeline({ store, clock, random: () => 0.5, wait: untilItsTurn });
