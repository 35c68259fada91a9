import type { JsonValue } from '../events/event';
import type { ParkedStream } from '../events/parked-streams';
import { type Generations, generationName } from './generations';
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

export type StoredDocument<Doc extends Document = Document> = { readonly id: string; readonly document: Doc };

/** What a batch makes of the documents of one generation of a view; `null` removes one. */
export type ViewUpdate = {
  /** The generation, by name. */
  readonly view: string;
  readonly documents: ReadonlyMap<string, Document | null>;
  /** The batch starts behind `from` and ends at `to`: compare-and-set, so that two workers cannot both write it. */
  readonly from: bigint;
  readonly to: bigint;
  /** All streams that are parked by then; absent: those that were. */
  readonly parked?: readonly ParkedStream[];
};

/** A document as a worker finds it. */
export type LoadedDocument = {
  /** `null`: it has been removed, and the store still knows up to where. */
  readonly document: Document | null;
  /** Everything up to here is in it. At or before the checkpoint it says nothing that the checkpoint does not. */
  readonly position: bigint;
};

/** Another worker has moved the checkpoint: stop and read it again. */
export class CheckpointConflict extends Error {
  override readonly name = 'CheckpointConflict';
}

/**
 * Where read models and their checkpoints live. One contract suite runs against every driver.
 *
 * A view is made of generations (see `generations.ts`), each with documents and a checkpoint of its own: workers name the
 * generation they write (`generationName`), whoever asks names the view and is answered from its live generation.
 *
 * A store may keep a batch without a transaction. Then a worker that dies in the middle of a save leaves documents that
 * are ahead of the checkpoint; each says how far it is, and who folds on passes over what it has in it.
 */
export abstract class ReadStore {
  /** Makes the generation and its indexes if they are not there; never loses a document. */
  abstract prepare(generation: string, indexes: readonly (readonly string[])[]): Promise<void>;
  /** Up to where the generation has been folded; `0n` for a new one. */
  abstract checkpoint(generation: string): Promise<bigint>;
  /** Documents to fold on, by id. */
  abstract load(generation: string, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDocument>>;
  /**
   * Saves all documents, then the checkpoint: when it answers, both are there, and where another worker has been
   * faster, nothing is. What is parked is kept before the first document, or with it: documents that lack a stream never
   * stand there without its being said.
   *
   * @throws {CheckpointConflict}
   */
  abstract save(batch: ViewUpdate): Promise<void>;
  /** The streams that the generation follows no further, in the order of their places. */
  abstract parked(generation: string): Promise<readonly ParkedStream[]>;
  /** Empties a generation, with what is parked, and sets its checkpoint to `0n`. */
  abstract reset(generation: string): Promise<void>;
  /** Removes a generation that nobody asks or writes any more. */
  abstract discard(generation: string): Promise<void>;
  /** The generations of a view; {@link FIRST_GENERATION} for a view that never had another. */
  abstract generations(view: string): Promise<Generations>;
  /** Compare-and-set, in one write. @throws {GenerationConflict} where they are no longer as they were seen. */
  abstract changeGenerations(view: string, seen: Generations, changed: Generations): Promise<void>;
  /** Up to where the live generation of each view has been folded. */
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
  /** Those that are there, by id. */
  abstract findMany<Doc extends Document>(view: string, ids: readonly string[]): Promise<ReadonlyMap<string, Doc>>;
  abstract list<Doc extends Document>(view: string, query: Query): Promise<readonly StoredDocument<Doc>[]>;
  /** How many there are; `most`: counted up to so many. */
  abstract count(view: string, where: readonly Condition[], most?: number): Promise<number>;
}
