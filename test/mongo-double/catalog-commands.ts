import type { Doc } from '../mongo-proxy/wire';
import { isObject } from './bson-order';
import { type Collection, type Index, keyPattern } from './collection';
import { collectionOf, type Known } from './command';
import { Refusal, ServerError } from './errors';
import { documentsIn, flagIn, mustOnlyHave, textIn } from './fields';
import { namespaceOf } from './read-commands';

/** Collections, their indexes, and queries about the server itself. */
export const catalogCommands: Readonly<Record<string, Known>> = {
  createIndexes: {
    fields: ['indexes'],
    writes: true,
    run: (request) => {
      const wanted = documentsIn(request.document, 'indexes').map(indexOf);
      const collection = request.server.store.open(request.db, collectionOf(request));
      const numIndexesBefore = collection.indexes.length;
      for (const { name, key, unique } of wanted) {
        if (!exists(collection, name, key, unique)) collection.addIndex(name, key, unique);
      }
      return { numIndexesBefore, numIndexesAfter: collection.indexes.length, ok: 1 };
    },
  },

  listIndexes: {
    fields: ['cursor'],
    run: (request) => {
      const collection = request.server.store.find(request.db, collectionOf(request));
      if (collection === undefined) {
        throw new ServerError(26, 'NamespaceNotFound', `ns does not exist: ${namespaceOf(request)}`);
      }
      const indexes = collection.indexes.map(indexDocument);
      return { cursor: request.server.cursors.first(namespaceOf(request), indexes, null, true), ok: 1 };
    },
  },

  drop: {
    fields: [],
    writes: true,
    run: (request) => {
      request.server.store.drop(request.db, collectionOf(request));
      return { ok: 1 };
    },
  },

  ping: { fields: [], run: () => ({ ok: 1 }) },

  endSessions: {
    fields: ['writeConcern'],
    run: ({ document: command, server }) => {
      server.memory.forget(documentsIn(command, 'endSessions'));
      return { ok: 1 };
    },
  },
};

type Wanted = Pick<Index, 'name' | 'key' | 'unique'>;

/** Partial, sparse and TTL indexes affect what is found and stored: they must not be ignored. */
function indexOf(wanted: Doc): Wanted {
  mustOnlyHave(wanted, ['name', 'key', 'unique', 'v'], 'an index');
  if (!isObject(wanted['key'])) throw new Refusal('an index without a key');
  const key = keyPattern(wanted['key']);
  const name = textIn(wanted, 'name');
  if (name === null || Object.keys(key).length === 0) throw new Refusal('an index without a name or fields');
  return { name, key, unique: flagIn(wanted, 'unique', false) };
}

function exists(collection: Collection, name: string, key: Wanted['key'], unique: boolean): boolean {
  const shapeOf = (index: Wanted): string => JSON.stringify(Object.entries(index.key));
  const shape = shapeOf({ name, key, unique });
  const same = collection.indexes.find((index) => index.name === name || shapeOf(index) === shape);
  if (same === undefined) return false;
  if (same.name !== name || shapeOf(same) !== shape || same.unique !== unique) {
    throw new Refusal(`an index ${name} beside ${same.name}, which has its name or its fields`);
  }
  return true;
}

const indexDocument = ({ name, key, unique }: Index): Doc => ({
  v: 2,
  key,
  name,
  ...(unique && name !== '_id_' ? { unique: true } : {}),
});
