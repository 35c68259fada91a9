import type { CommandResult, JsonObject } from '@sealtrail/event-sourcing';

/**
 * What the controller of a command returns: 201 with `Location` where something was created, else 200; both with
 * `ETag`, `Sealtrail-Position` and the body `{ id, revision, position, effect, limits }` with the numbers of the receipt.
 */
export type CommandResponse = {
  readonly id: string;
  readonly receipt: CommandResult;
  /** Path of what was created (`/v1/applications/…`). */
  readonly created?: string;
  /** Members of the body beside these. */
  readonly extraMembers?: JsonObject;
};
