import { type Doc, isObject } from './bson-order';
import { type Collection, type Index, keyPattern } from './collection';
import { collectionOf, type Known } from './command';
import { Refusal, ServerError } from './errors';
import { documentIn, documentsIn, flagIn, mustOnlyHave, textIn } from './fields';
import { compileFilter } from './filter';
import { namespaceOf } from './read-commands';

/** Collections, their indexes, and what a client asks about the server itself. */
export const catalogCommands: Readonly<Record<string, Known>> = {
  createIndexes: {
    fields: ['indexes'],
    writes: true,
    run: (request) => {
      const isNew = request.server.store.find(request.db, collectionOf(request)) === undefined;
      const wanted = documentsIn(request.document, 'indexes').map(indexOf);
      const collection = request.server.store.open(request.db, collectionOf(request));
      const before = collection.indexes.length;
      for (const { name, key, unique } of wanted) {
        if (!exists(collection, name, key, unique)) collection.addIndex(name, key, unique);
      }
      const after = collection.indexes.length;
      return {
        numIndexesBefore: before,
        numIndexesAfter: after,
        createdCollectionAutomatically: isNew,
        ...(before === after ? { note: 'all indexes already exist' } : {}),
        ok: 1,
      };
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

  listCollections: {
    fields: ['filter', 'cursor', 'nameOnly', 'authorizedCollections'],
    noCollection: true,
    run: ({ document: command, db, server }) => {
      const filter = compileFilter(documentIn(command, 'filter'));
      const nameOnly = flagIn(command, 'nameOnly', false);
      const all = server.store.names(db).map((name): Doc => ({ name, type: 'collection', options: {} }));
      const found = all
        .filter(filter.matches)
        .map(({ options, ...named }) => (nameOnly ? named : { ...named, options }));
      return { cursor: server.cursors.first(`${db}.$cmd.listCollections`, found, null, true), ok: 1 };
    },
  },

  drop: {
    fields: [],
    writes: true,
    run: (request) => {
      const dropped = request.server.store.drop(request.db, collectionOf(request));
      return dropped === undefined
        ? { ok: 1 }
        : { nIndexesWas: dropped.indexes.length, ns: namespaceOf(request), ok: 1 };
    },
  },

  dropDatabase: {
    fields: [],
    writes: true,
    noCollection: true,
    run: ({ db, server }) => {
      for (const name of server.store.names(db)) server.store.drop(db, name);
      return { dropped: db, ok: 1 };
    },
  },

  ping: { fields: [], noCollection: true, run: () => ({ ok: 1 }) },

  buildInfo: {
    fields: [],
    noCollection: true,
    run: () => ({ version: '7.0.0-double', versionArray: [7, 0, 0, -1], modules: [], ok: 1 }),
  },

  endSessions: {
    fields: ['writeConcern'],
    noCollection: true,
    run: ({ document: command, server }) => {
      server.memory.forget(documentsIn(command, 'endSessions'));
      return { ok: 1 };
    },
  },
};

type Wanted = Pick<Index, 'name' | 'key' | 'unique'>;

/** Partial, sparse and expiring indexes decide what is found and kept: to ignore that would be a lie. */
function indexOf(wanted: Doc): Wanted {
  mustOnlyHave(wanted, ['name', 'key', 'unique', 'v'], 'an index');
  if (!isObject(wanted['key'])) throw new Refusal('an index without a key');
  const key = keyPattern(wanted['key']);
  const name = textIn(wanted, 'name');
  if (name === null || Object.keys(key).length === 0) throw new Refusal('an index without a name or fields');
  return { name, key, unique: flagIn(wanted, 'unique', false) };
}

function exists(collection: Collection, name: string, key: Wanted['key'], unique: boolean): boolean {
  const shape = JSON.stringify(Object.entries(key));
  const sameKey = collection.indexes.find((index) => JSON.stringify(Object.entries(index.key)) === shape);
  if (sameKey === undefined) {
    if (collection.indexes.every((index) => index.name !== name)) return false;
    throw new ServerError(86, 'IndexKeySpecsConflict', `an index named ${name} has another key`);
  }
  if (sameKey.name === '_id_' || (sameKey.name === name && sameKey.unique === unique)) return true;
  const [code, codeName] =
    sameKey.name === name ? ([86, 'IndexKeySpecsConflict'] as const) : ([85, 'IndexOptionsConflict'] as const);
  throw new ServerError(code, codeName, `an equivalent index exists as ${sameKey.name}, or with other options`);
}

const indexDocument = ({ name, key, unique }: Index): Doc => ({
  v: 2,
  key,
  name,
  ...(unique && name !== '_id_' ? { unique: true } : {}),
});
