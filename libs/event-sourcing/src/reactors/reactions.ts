import type { CommandMetadata } from '../commands/command-metadata';
import type { CommandMessage, RecordedEvent } from '../events/event';
import { derivedId } from '../events/ids';
import type { AnyReactor, Reaction, Timer } from './reactor';

/** A command to be sent to a stream, with its metadata. */
export type PendingCommand = {
  readonly stream: string;
  readonly command: CommandMessage;
  readonly commandMetadata: CommandMetadata;
};

/** The consequences of events: commands to be sent now, and timers. */
export type Consequences = { readonly pendingCommands: readonly PendingCommand[]; readonly timers: readonly Timer[] };

/**
 * The consequences that all reactors derive from these events, in the order of the events. Pure: the same events give the same
 * ids.
 */
export function consequencesOf(reactors: readonly AnyReactor[], events: readonly RecordedEvent[]): Consequences {
  const pendingCommands: PendingCommand[] = [];
  const timers: Timer[] = [];
  for (const event of events) {
    for (const { name, on } of reactors) {
      const react = (on as Readonly<Record<string, React | undefined>>)[event.type];
      for (const [index, reaction] of (react?.(event) ?? []).entries()) {
        const timer = timerFor(event, name, index, reaction);
        if (reaction.at === undefined) pendingCommands.push(pendingCommandOf(timer));
        else timers.push(timer);
      }
    }
  }
  return { pendingCommands, timers };
}

/** The command of a due timer. Its id is the timer's: fired twice, it is one command. */
export const pendingCommandOf = ({
  id,
  reactor,
  stream,
  command,
  correlationId,
  causationId,
}: Timer): PendingCommand => ({
  stream,
  command,
  commandMetadata: {
    actor: `system:${reactor}`,
    commandId: id,
    correlationId,
    causationId,
    fingerprint: null,
    expectedRevision: null,
  },
});

export const typesOf = (reactors: readonly AnyReactor[]): readonly string[] => [
  ...new Set(reactors.flatMap(({ on }) => Object.keys(on as object))),
];

type React = (event: RecordedEvent) => readonly Reaction[];

const timerFor = (event: RecordedEvent, reactor: string, index: number, reaction: Reaction): Timer => ({
  id: derivedId(event.id, reactor, String(index)),
  due: reaction.at ?? '',
  setAt: event.metadata.recordedAt,
  rank: reaction.rank ?? 0,
  reactor,
  causationId: event.id,
  correlationId: event.metadata.correlationId,
  source: event.stream,
  stream: reaction.stream,
  command: reaction.command,
});
