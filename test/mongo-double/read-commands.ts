import { BSON, type Long } from 'mongodb';
import { type Doc, isObject } from './bson-order';
import { type Collection, keyPattern, sortOf } from './collection';
import { collectionOf, type Known, type Request } from './command';
import { Refusal, ServerError } from './errors';
import { countIn, documentIn, documentsIn, flagIn, mustOnlyHave, textIn } from './fields';
import { compileFilter } from './filter';

/** `find` and its kin. */
export const readCommands: Readonly<Record<string, Known>> = {
  find: {
    fields: ['filter', 'sort', 'limit', 'projection', 'batchSize', 'singleBatch', 'hint'],
    run: (request) => {
      const { document: command, server } = request;
      const filter = compileFilter(documentIn(command, 'filter'));
      const sort = sortOf(keyPattern(documentIn(command, 'sort')));
      const project = projection(documentIn(command, 'projection'));
      const limit = countIn(command, 'limit') || Number.POSITIVE_INFINITY;
      const found = readable(request)?.find(filter, sort, limit) ?? [];
      const all = project === null ? found : found.map(project);
      const stay = !flagIn(command, 'singleBatch', false);
      return { cursor: server.cursors.first(namespaceOf(request), all, countIn(command, 'batchSize'), stay), ok: 1 };
    },
  },

  getMore: {
    fields: ['collection', 'batchSize'],
    noCollection: true,
    run: ({ document: command, db, server }) => {
      const namespace = `${db}.${textIn(command, 'collection') ?? ''}`;
      return {
        cursor: server.cursors.next(command['getMore'] as Long, namespace, countIn(command, 'batchSize')),
        ok: 1,
      };
    },
  },

  killCursors: {
    fields: ['cursors'],
    run: ({ document: command, server }) => ({ ...server.cursors.kill(command['cursors'] as Long[]), ok: 1 }),
  },

  count: {
    fields: ['query', 'hint'],
    run: (request) => {
      const filter = compileFilter(documentIn(request.document, 'query'));
      return { n: readable(request)?.count(filter) ?? 0, ok: 1 };
    },
  },

  aggregate: {
    fields: ['pipeline', 'cursor', 'hint'],
    run: (request) => {
      const { match, limit } = countedBy(documentsIn(request.document, 'pipeline'));
      mustOnlyHave(documentIn(request.document, 'cursor'), ['batchSize'], 'cursor');
      const n = Math.min(readable(request)?.count(compileFilter(match)) ?? 0, limit);
      const groups = n === 0 ? [] : [{ _id: 1, n }];
      return { cursor: request.server.cursors.first(namespaceOf(request), groups, null, false), ok: 1 };
    },
  },
};

export const namespaceOf = (request: Request): string => `${request.db}.${collectionOf(request)}`;

/** The collection, if there is one; a hint must then name one of its indexes. */
function readable(request: Request): Collection | undefined {
  const collection = request.server.store.find(request.db, collectionOf(request));
  mustKnowHint(collection, request.document);
  return collection;
}

export function mustKnowHint(collection: Collection | undefined, command: Doc): void {
  const hint = textIn(command, 'hint');
  if (hint !== null) collection?.mustHaveIndex(hint);
}

/** Only what the driver sends to count documents, all of them or up to a limit. */
function countedBy(pipeline: readonly Doc[]): { readonly match: Doc; readonly limit: number } {
  const counting = { $group: { _id: 1, n: { $sum: 1 } } };
  const [match, ...rest] = pipeline;
  const group = rest.at(-1);
  const filter = match?.['$match'];
  const limit = rest.length === 2 ? Number(rest[0]?.['$limit']) : Number.POSITIVE_INFINITY;
  const isCounting = group !== undefined && BSON.EJSON.stringify(group) === BSON.EJSON.stringify(counting);
  if (
    rest.length > 2 ||
    Number.isNaN(limit) ||
    !isObject(filter) ||
    Object.keys(match ?? {}).length !== 1 ||
    !isCounting
  ) {
    throw new Refusal('an aggregation that is not [$match, $limit?, $group] as the driver sends it to count documents');
  }
  return { match: filter, limit };
}

/** Null keeps all. @throws Refusal for anything but naming the fields to keep. */
export function projection(fields: Doc): ((document: Doc) => Doc) | null {
  const entries = Object.entries(fields).map(([name, value]): [string, boolean] => {
    const kept = typeof value === 'boolean' ? value : Number(value);
    if (kept !== true && kept !== false && kept !== 1 && kept !== 0) throw new Refusal(`a projection of '${name}'`);
    if (name.includes('.') || name.startsWith('$')) throw new Refusal(`a projection of '${name}'`);
    return [name, Boolean(kept)];
  });
  if (entries.length === 0) return null;
  const kept = new Set(entries.filter(([, keep]) => keep).map(([name]) => name));
  const dropped = entries.filter(([, keep]) => !keep).map(([name]) => name);
  if (kept.size === 0) throw new Refusal('a projection that only leaves fields out');
  if (dropped.some((name) => name !== '_id')) {
    throw new ServerError(31254, 'Location31254', `Cannot do exclusion on field ${dropped[0]} in inclusion projection`);
  }
  if (dropped.length === 0) kept.add('_id');
  return (document) => Object.fromEntries(Object.entries(document).filter(([name]) => kept.has(name)));
}
