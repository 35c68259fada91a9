import type { Event, JsonObject, Receipt, Told } from '@sealtrail/event-sourcing';

/** The answer of a command that creates or changes, by what it found. */
export type PutReceipt<Numbers extends JsonObject = JsonObject> = Receipt<
  Numbers & {
    /** The thing was not there before this command: also true when the command is repeated. */
    readonly created: boolean;
  }
>;

/** Whether this command began the thing: asked of the stream itself, so that a repetition hears the same. */
export const isNew = <E extends Event>(
  stream: readonly Told<E>[],
  commandId: string,
  isAbout: (event: E) => boolean,
): boolean => stream.find(isAbout)?.metadata.commandId === commandId;
