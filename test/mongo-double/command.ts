import type { ReceivedCommand } from '../mongo-proxy/received-command';
import type { Doc } from '../mongo-proxy/wire';
import type { Cursors } from './cursors';
import { Refusal } from './errors';
import type { RetryMemory } from './retry-memory';
import type { Store } from './store';

/** The state that a command works on. */
export type Server = {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly memory: RetryMemory;
};

export type Request = ReceivedCommand & { readonly server: Server };

/** One command that the double supports. Fields it does not name are refused. */
export type Known = {
  readonly fields: readonly string[];
  readonly writes?: true;
  readonly run: (request: Request) => Doc;
};

export const collectionOf = ({ collection, name }: ReceivedCommand): string => {
  if (collection === null) throw new Refusal(`${name} without a collection`);
  return collection;
};
