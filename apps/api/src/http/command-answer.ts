import type { JsonObject, Receipt } from '@sealtrail/event-sourcing';

/**
 * What the controller of a command returns: 201 with `Location` where something was created, else 200; both with
 * `ETag`, `Sealtrail-Position` and the body `{ id, revision, position, effect, limits }` with the numbers of the receipt.
 */
export type CommandAnswer = {
  readonly id: string;
  readonly receipt: Receipt;
  /** Path of what was created (`/v1/applications/…`). */
  readonly created?: string;
  /** Members of the body beside these. */
  readonly also?: JsonObject;
};
