import { CommandPipeline } from '../commands/command-pipeline';
import type { EventStore } from '../events/event-store';
import { InMemoryVault } from '../fakes/in-memory-vault';
import type { Vault } from '../storage/vault';
import type { Clock } from '../time/clock';
import { onAbort } from '../time/on-abort';
import type { Wait } from '../time/waiting';

/** A write takes a few milliseconds, here one turn of the event loop; no wait times out. */
const MS_PER_TURN = 4;

const inTurns: Wait = async (ms, signal) => {
  if (ms >= 1_000) return new Promise((resolve) => void onAbort(signal, resolve));
  for (let turns = ms / MS_PER_TURN; turns > 0; turns--) await new Promise(setImmediate);
};

/** The write pipeline of a process, for specs: without real time, and with a given random sequence. */
export const pipelineOver = (
  store: EventStore,
  clock: Clock,
  { random = () => 0.5, vault = new InMemoryVault() }: { readonly random?: () => number; readonly vault?: Vault } = {},
): CommandPipeline => new CommandPipeline({ store, clock, random, vault, wait: inTurns });
