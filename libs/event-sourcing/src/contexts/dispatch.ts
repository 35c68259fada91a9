import type { CommandMetadata } from '../commands/command-metadata';
import type { CommandMessage } from '../events/event';
import type { CommandRoute, CommandRouting } from './context';

/** Hands a command to the handler of its stream's category. */
export type Dispatch = (
  reaction: { readonly stream: string; readonly command: CommandMessage },
  commandMetadata: CommandMetadata,
) => Promise<unknown>;

/** Sends a context's commands to streams of other contexts: the same dispatcher that serves the reactors. */
export abstract class Dispatcher {
  abstract dispatch(...pendingCommand: Parameters<Dispatch>): ReturnType<Dispatch>;
}

/**
 * Routes commands by the declarations of the contexts: `application-17` goes to the category `application` under the id `17`.
 */
export const dispatchBy =
  (routing: CommandRouting, execute: (command: object) => Promise<unknown>): Dispatch =>
  ({ stream, command }, commandMetadata) => {
    const at = stream.indexOf('-');
    const category = stream.slice(0, at);
    const route = Object.hasOwn(routing, category) ? routing[category] : undefined;
    if (route === undefined) throw new Error(`no context routes commands to the stream ${stream}`);
    return execute((route as CommandRoute<CommandMessage>)(stream.slice(at + 1), command, commandMetadata));
  };
