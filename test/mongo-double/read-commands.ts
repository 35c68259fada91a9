import { BSON, type Long } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { isObject } from './bson-order';
import { type Collection, keyPattern, sortOf } from './collection';
import { collectionOf, type Known, type Request } from './command';
import { Refusal } from './errors';
import { countIn, documentIn, documentsIn, flagIn, mustOnlyHave, textIn } from './fields';
import { compileFilter } from './filter';

/** `find` and related commands. */
export const readCommands: Readonly<Record<string, Known>> = {
  find: {
    fields: ['filter', 'sort', 'limit', 'projection', 'batchSize', 'singleBatch'],
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
    fields: [],
    run: (request) => ({ n: readable(request)?.size ?? 0, ok: 1 }),
  },

  aggregate: {
    fields: ['pipeline', 'cursor'],
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

const readable = (request: Request): Collection | undefined =>
  request.server.store.find(request.db, collectionOf(request));

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

/** Null keeps all fields. @throws Refusal for anything but naming the fields to keep, and omitting the id. */
function projection(fields: Doc): ((document: Doc) => Doc) | null {
  const named = Object.entries(fields).map(([name, value]): [string, number] => [name, Number(value)]);
  if (named.length === 0) return null;
  for (const [name, keep] of named) {
    if (name.includes('.') || (keep !== 1 && !(keep === 0 && name === '_id')))
      throw new Refusal(`a projection of '${name}'`);
  }
  const kept = new Map([['_id', 1], ...named]);
  if (named.every(([, keep]) => keep === 0)) throw new Refusal('a projection that only leaves the id out');
  return (document) => Object.fromEntries(Object.entries(document).filter(([name]) => kept.get(name) === 1));
}
