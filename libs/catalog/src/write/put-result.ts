import type { CommandResult, JsonObject } from '@sealtrail/event-sourcing';

/** Result of a command that creates or changes something. */
export type PutResult<Numbers extends JsonObject = JsonObject> = CommandResult<
  Numbers & {
    /** It did not exist before this command; also true when the command is repeated. */
    readonly created: boolean;
  }
>;
