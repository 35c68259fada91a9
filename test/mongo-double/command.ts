import type { Doc } from './bson-order';
import type { Cursors } from './cursors';
import { Refusal } from './errors';
import type { RetryMemory } from './retry-memory';
import type { Store } from './store';

/** A command as it arrived, with the BSON types it was sent in. */
export type ReceivedCommand = {
  readonly name: string;
  readonly db: string;
  /** Null for commands that concern no single collection. */
  readonly collection: string | null;
  readonly document: Doc;
};

/** Faults that go into the middle of a write. */
export type WriteFaults = {
  /** Carry out so many statements only. */
  readonly statementsMax: number | null;
  /** The statement that is told of a duplicate key although nothing holds it. */
  readonly raceAt: number | null;
};

export const NO_FAULTS: WriteFaults = { statementsMax: null, raceAt: null };

/** What a command works on. */
export type Server = {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly memory: RetryMemory;
};

export type Request = ReceivedCommand & { readonly server: Server; readonly faults: WriteFaults };

/** One command that the double knows. Fields it does not name are refused. */
export type Known = {
  readonly fields: readonly string[];
  readonly writes?: true;
  /** Not against a collection: its value is a plain 1, or something of its own. */
  readonly noCollection?: true;
  readonly run: (request: Request) => Doc;
};

export const collectionOf = ({ collection, name }: ReceivedCommand): string => {
  if (collection === null) throw new Refusal(`${name} without a collection`);
  return collection;
};
