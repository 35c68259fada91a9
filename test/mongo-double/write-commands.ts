import { ObjectId } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import type { Collection } from './collection';
import { collectionOf, type Known, type Request } from './command';
import { Refusal, ServerError } from './errors';
import { countIn, documentIn, documentsIn, flagIn, mustOnlyHave } from './fields';
import { compileFilter, type Filter } from './filter';
import type { Outcome } from './retry-memory';
import { compileUpdate, isSame, seedOf, type Update } from './update';

export const writeCommands: Readonly<Record<string, Known>> = {
  insert: {
    fields: ['documents', 'ordered'],
    writes: true,
    run: (request) => {
      const documents = documentsIn(request.document, 'documents');
      const collection = request.server.store.open(request.db, collectionOf(request));
      const { nModified: _none, ...reply } = runBatch(request, documents, (document) => {
        const operator = Object.keys(document).find((name) => name.startsWith('$'));
        if (operator !== undefined) throw new Refusal(`the field '${operator}' in a document`);
        collection.insert(withId(document));
        return { n: 1, nModified: 0, upserted: null };
      });
      return reply;
    },
  },

  update: {
    fields: ['updates', 'ordered'],
    writes: true,
    run: (request) => runBatch(request, documentsIn(request.document, 'updates'), (one) => runUpdate(request, one)),
  },

  delete: {
    fields: ['deletes', 'ordered'],
    writes: true,
    run: (request) => {
      const statements = documentsIn(request.document, 'deletes');
      const { nModified: _none, ...reply } = runBatch(request, statements, (statement) => {
        mustOnlyHave(statement, ['q', 'limit'], 'a delete statement');
        const limit = countIn(statement, 'limit') === 1 ? 1 : Number.POSITIVE_INFINITY;
        const collection = request.server.store.find(request.db, collectionOf(request));
        const found = collection?.find(compileFilter(documentIn(statement, 'q')), [], limit) ?? [];
        for (const document of found) collection?.remove(document);
        return { n: found.length, nModified: 0, upserted: null };
      });
      return reply;
    },
  },

  findAndModify: {
    fields: ['query', 'remove', 'update', 'new', 'upsert'],
    writes: true,
    run: (request) => {
      const remembered = request.server.memory.of(request.document);
      const known = remembered?.get(0);
      const outcome = known ?? findAndModify(request);
      remembered?.set(0, outcome);
      const { n, upserted, value } = outcome;
      return {
        lastErrorObject: {
          n,
          updatedExisting: n === 1 && upserted === null,
          ...(upserted === null ? {} : { upserted: upserted.id }),
        },
        value: value ?? null,
        ...(known === undefined ? {} : { retriedStmtId: 0 }),
        ok: 1,
      };
    },
  },
};

/**
 * One statement after the other. An ordered batch stops at the first error, an unordered one continues. An unsupported
 * statement fails the whole command: it must not look like the error of one statement.
 */
function runBatch(request: Request, statements: readonly Doc[], run: (statement: Doc) => Outcome): Doc {
  const ordered = flagIn(request.document, 'ordered', true);
  const remembered = request.server.memory.of(request.document);
  const outcomes = new Map<number, Outcome>();
  const writeErrors: Doc[] = [];
  const retriedStmtIds: number[] = [];
  for (const [at, statement] of statements.entries()) {
    const known = remembered?.get(at);
    if (known !== undefined) retriedStmtIds.push(at);
    try {
      const outcome = known ?? run(statement);
      outcomes.set(at, outcome);
      remembered?.set(at, outcome);
    } catch (error) {
      if (!(error instanceof ServerError) || error instanceof Refusal) throw error;
      writeErrors.push({ index: at, code: error.code, errmsg: error.message, ...error.more });
      if (ordered) break;
    }
  }
  const upserted = [...outcomes].flatMap(([index, outcome]) =>
    outcome.upserted === null ? [] : [{ index, _id: outcome.upserted.id }],
  );
  const total = (of: (outcome: Outcome) => number): number =>
    [...outcomes.values()].reduce((sum, outcome) => sum + of(outcome), 0);
  return {
    n: total(({ n }) => n),
    nModified: total(({ nModified }) => nModified),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(writeErrors.length > 0 ? { writeErrors } : {}),
    ...(retriedStmtIds.length > 0 ? { retriedStmtIds } : {}),
    ok: 1,
  };
}

function runUpdate(request: Request, statement: Doc): Outcome {
  mustOnlyHave(statement, ['q', 'u', 'multi', 'upsert'], 'an update statement');
  if (flagIn(statement, 'multi', false)) return updateMany(request, statement);
  const { upserted, before, after } = updateOne(request, documentIn(statement, 'q'), statement['u'], statement);
  if (after === null) return { n: 0, nModified: 0, upserted: null };
  return { n: 1, nModified: upserted || after === before ? 0 : 1, upserted: upserted ? { id: after['_id'] } : null };
}

function updateMany({ server, ...request }: Request, statement: Doc): Outcome {
  if (flagIn(statement, 'upsert', false)) throw new Refusal('an upsert of many documents');
  const apply = compileUpdate(statement['u']);
  const collection = server.store.find(request.db, collectionOf(request));
  const found = collection?.find(compileFilter(documentIn(statement, 'q')), [], Number.POSITIVE_INFINITY) ?? [];
  const changed = found.filter((document) => collection && change(document, apply, collection) !== document);
  return { n: found.length, nModified: changed.length, upserted: null };
}

function findAndModify(request: Request): Outcome {
  const { document } = request;
  if (flagIn(document, 'remove', false)) throw new Refusal('findAndModify that removes');
  const { upserted, before, after } = updateOne(request, documentIn(document, 'query'), document['update'], document);
  return {
    n: after === null ? 0 : 1,
    nModified: 0,
    upserted: upserted ? { id: after?.['_id'] } : null,
    value: flagIn(document, 'new', false) ? after : before,
  };
}

type Updated = { readonly upserted: boolean; readonly before: Doc | null; readonly after: Doc | null };

/** `options`: the document in which the command or the statement sets upsert. */
function updateOne({ server, ...request }: Request, query: Doc, update: unknown, options: Doc): Updated {
  const filter = compileFilter(query);
  const apply = compileUpdate(update);
  const upsert = flagIn(options, 'upsert', false);
  const [db, name] = [request.db, collectionOf(request)];
  const collection = upsert ? server.store.open(db, name) : server.store.find(db, name);
  const [before = null] = collection?.find(filter, [], 1) ?? [];
  if (collection !== undefined && before !== null) {
    return { upserted: false, before, after: change(before, apply, collection) };
  }
  if (collection === undefined || !upsert) return { upserted: false, before, after: null };
  return { upserted: true, before, after: insertFrom(filter, apply, collection) };
}

/** The updated document; the same object if nothing changed. */
function change(document: Doc, apply: Update, collection: Collection): Doc {
  const after = apply(document, false);
  if (isSame(document, after)) return document;
  collection.replace(document, after);
  return after;
}

function insertFrom(filter: Filter, apply: Update, collection: Collection): Doc {
  const document = withId(apply(seedOf(filter), true));
  collection.insert(document);
  return document;
}

/** With the id first, as a server stores it. */
function withId({ _id = new ObjectId(), ...rest }: Doc): Doc {
  return { _id, ...rest };
}
