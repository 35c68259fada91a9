import type { JsonObject, Receipt } from '@sealtrail/event-sourcing';

/** The answer of a command that creates or changes, by what it found. */
export type PutReceipt<Numbers extends JsonObject = JsonObject> = Receipt<
  Numbers & {
    /** The thing was not there before this command: also true when the command is repeated. */
    readonly created: boolean;
  }
>;
