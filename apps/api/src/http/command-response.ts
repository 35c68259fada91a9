import type { CommandResult, JsonObject } from '@sealtrail/event-sourcing';

/**
 * What the controller of a command returns: 201 with `Location` if something was created, else 200; both with `ETag`,
 * `Sealtrail-Position` and the body `{ id, revision, position, effect, limits }` with the numbers of the command result.
 */
export type CommandResponse = {
  readonly id: string;
  readonly receipt: CommandResult;
  /** Path of the created resource (`/v1/applications/…`). */
  readonly created?: string;
  /** Additional members of the body. */
  readonly extraMembers?: JsonObject;
};
