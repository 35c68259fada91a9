import type { JsonValue } from './event';
import type { Document } from './projection';

/** One condition; all conditions of a query must hold. Dots in a field reach into objects (`item.code`). */
export type Condition =
  | { readonly op: 'equals'; readonly field: string; readonly value: string | number | boolean | null }
  | { readonly op: 'in'; readonly field: string; readonly value: readonly (string | number)[] }
  /** The field is text that starts with the value (region codes). */
  | { readonly op: 'prefix'; readonly field: string; readonly value: string }
  /** The field is an array that holds the value. */
  | { readonly op: 'contains'; readonly field: string; readonly value: string }
  /** Inclusive bounds. */
  | { readonly op: 'from' | 'to'; readonly field: string; readonly value: string | number }
  /** At least one of the alternatives holds. */
  | { readonly op: 'any'; readonly of: readonly Condition[] };

/**
 * Documents in the order of `orderBy` (nothing, then numbers, then text by its bytes), then of their id; without
 * `orderBy` in the order of their id. `descending` turns both round.
 */
export type Query = {
  readonly where: readonly Condition[];
  readonly orderBy?: string;
  readonly descending?: boolean;
  /** 1 to 1,000, else a RangeError. */
  readonly limit: number;
  /** Continue after this document: its value of `orderBy` (`null` where there is none) and its id. */
  readonly after?: { readonly value: JsonValue; readonly id: string };
};

export type Stored<Doc extends Document = Document> = { readonly id: string; readonly document: Doc };

/** What a batch makes of the documents of one view; `null` removes one. */
export type Batch = {
  readonly view: string;
  readonly documents: ReadonlyMap<string, Document | null>;
  /** The batch starts behind `from` and ends at `to`: compare-and-set, so that two workers cannot both write it. */
  readonly from: bigint;
  readonly to: bigint;
};

/** Another worker has moved the checkpoint: stop and read it again. */
export class CheckpointConflict extends Error {
  override readonly name = 'CheckpointConflict';
}

/** Where read models and their checkpoints live. One contract suite runs against every driver. */
export abstract class ReadStore {
  /** Makes the view and its indexes if they are not there; never loses a document. */
  abstract prepare(view: string, indexes: readonly (readonly string[])[]): Promise<void>;
  /** Up to where the view has been folded; `0n` for a new view. */
  abstract checkpoint(view: string): Promise<bigint>;
  abstract load(view: string, ids: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /** Saves all documents and the checkpoint, or nothing. @throws {CheckpointConflict} */
  abstract save(batch: Batch): Promise<void>;
  /** Empties a view and sets its checkpoint to `0n`, for a rebuild. */
  abstract reset(view: string): Promise<void>;
  abstract find<Doc extends Document>(view: string, id: string): Promise<Doc | null>;
  abstract list<Doc extends Document>(view: string, query: Query): Promise<readonly Stored<Doc>[]>;
  abstract count(view: string, where: readonly Condition[]): Promise<number>;
}
