import type { JsonValue } from '../events/event';
import type { ParkedStream } from '../events/parked-streams';
import { type Generations, generationName } from './generations';
import type { Document } from './projection';

/** One condition; all conditions of a query must hold. Dots in a field reach into nested objects (`item.code`). */
export type Condition =
  | { readonly op: 'equals'; readonly field: string; readonly value: string | number | boolean | null }
  | { readonly op: 'in'; readonly field: string; readonly value: readonly (string | number)[] }
  /** The field is text that starts with the value (region codes). */
  | { readonly op: 'prefix'; readonly field: string; readonly value: string }
  /** The field is an array that contains the value. */
  | { readonly op: 'contains'; readonly field: string; readonly value: string }
  /** Inclusive bounds. */
  | { readonly op: 'from' | 'to'; readonly field: string; readonly value: string | number }
  /** At least one of the alternatives holds. */
  | { readonly op: 'any'; readonly of: readonly Condition[] };

/**
 * Documents in the order of `orderBy` (nulls, then numbers, then text by its bytes), then of their id; without `orderBy` in the
 * order of their id. `descending` reverses both.
 */
export type Query = {
  readonly where: readonly Condition[];
  readonly orderBy?: string;
  readonly descending?: boolean;
  /** 1 to 1,000, otherwise a RangeError. */
  readonly limit: number;
  /** Continue after this document: its value of `orderBy` (`null` if missing) and its id. */
  readonly after?: { readonly value: JsonValue; readonly id: string };
};

export type StoredDocument<Doc extends Document = Document> = { readonly id: string; readonly document: Doc };

/** The changes of a batch to one generation of a view; `null` removes a document. */
export type ViewUpdate = {
  /** Name of the generation. */
  readonly view: string;
  readonly documents: ReadonlyMap<string, Document | null>;
  /** The batch starts after `from` and ends at `to`: compare-and-set, so that two workers cannot both write it. */
  readonly from: bigint;
  readonly to: bigint;
  /** All parked streams after the batch; absent: unchanged. */
  readonly parked?: readonly ParkedStream[];
};

/** A document as loaded by a worker. */
export type LoadedDocument = {
  /** `null`: it was removed, and the store still knows at which position. */
  readonly document: Document | null;
  /** Everything up to here has been folded into it. Up to the checkpoint this adds nothing to the checkpoint itself. */
  readonly position: bigint;
};

/** Another worker has moved the checkpoint: stop and read it again. */
export class CheckpointConflict extends Error {
  override readonly name = 'CheckpointConflict';
}

/**
 * Storage of read models and their checkpoints. One contract suite runs against every driver.
 *
 * A view consists of generations (see `generations.ts`), each with its own documents and checkpoint: workers name the
 * generation they write (`generationName`), queries name the view and are answered from its live generation.
 *
 * A store may save a batch without a transaction. A worker that dies during a save then leaves documents ahead of the
 * checkpoint; each has its position, and the next worker skips the events already folded into it.
 */
export abstract class ReadStore {
  /** Creates the generation and its indexes if they do not exist; never deletes a document. */
  abstract prepare(generation: string, indexes: readonly (readonly string[])[]): Promise<void>;
  /** Position up to which the generation has been folded; `0n` for a new one. */
  abstract checkpoint(generation: string): Promise<bigint>;
  /** Documents to be folded further, by id. */
  abstract load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>>;
  /**
   * Saves all documents, then the checkpoint: when it returns, both are stored; if another worker was faster, nothing is.
   * Parked streams are saved before or with the first document: documents that lack a stream are never visible without this
   * being known.
   *
   * @throws {CheckpointConflict}
   */
  abstract save(batch: ViewUpdate): Promise<void>;
  /** The parked streams of the generation, ordered by position. */
  abstract parked(generation: string): Promise<readonly ParkedStream[]>;
  /** Deletes the documents and parked streams of a generation, and sets its checkpoint to `0n`. */
  abstract reset(generation: string): Promise<void>;
  /** Removes a generation that is neither queried nor written any more. */
  abstract discard(generation: string): Promise<void>;
  /** The generations of a view; {@link FIRST_GENERATION} for a view that never had another. */
  abstract generations(view: string): Promise<Generations>;
  /** Compare-and-set, in one write. @throws {GenerationConflict} if they have changed since they were read. */
  abstract changeGenerations(view: string, seen: Generations, changed: Generations): Promise<void>;
  /** Position up to which the live generation of each view has been folded. */
  async positions(views: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const positionOf = async (view: string) => {
      const { live } = await this.generations(view);
      return [view, await this.checkpoint(generationName(view, live))] as const;
    };
    return new Map(await Promise.all(views.map(positionOf)));
  }

  /** The streams that answers of the view lack: those parked in its live generation. */
  async parkedOf(view: string): Promise<readonly ParkedStream[]> {
    const { live } = await this.generations(view);
    return this.parked(generationName(view, live));
  }

  abstract find<Doc extends Document>(view: string, id: string): Promise<Doc | null>;
  /** The existing documents, by id. */
  abstract findMany<Doc extends Document>(view: string, ids: readonly string[]): Promise<ReadonlyMap<string, Doc>>;
  abstract list<Doc extends Document>(view: string, query: Query): Promise<readonly StoredDocument<Doc>[]>;
  /** The number of documents; with `most`, counted up to this number. */
  abstract count(view: string, where: readonly Condition[], most?: number): Promise<number>;
}
