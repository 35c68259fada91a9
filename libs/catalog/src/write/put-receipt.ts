import type { JsonObject, Receipt } from '@sealtrail/event-sourcing';

/** The answer of a command that creates or changes, by what it found. */
export type PutReceipt<Numbers extends JsonObject = JsonObject> = Receipt<
  Numbers & {
    /** It did not exist before this command; also true when the command is repeated. */
    readonly created: boolean;
  }
>;
