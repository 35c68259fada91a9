import { ObjectId } from 'mongodb';
import type { Doc } from './bson-order';
import { type Collection, keyPattern, sortOf } from './collection';
import { collectionOf, type Known, type Request } from './command';
import { duplicateKey, Refusal, ServerError } from './errors';
import { countIn, documentIn, documentsIn, flagIn, mustOnlyHave } from './fields';
import { compileFilter, type Filter } from './filter';
import { mustKnowHint, projection } from './read-commands';
import type { Outcome, Remembered } from './retry-memory';
import { compileUpdate, isSame, seedOf, type Update, withIdFirst } from './update';

const STATEMENT_FIELDS = ['q', 'u', 'multi', 'upsert', 'hint'];

export const writeCommands: Readonly<Record<string, Known>> = {
  insert: {
    fields: ['documents', 'ordered'],
    writes: true,
    run: (request) => {
      const documents = documentsIn(request.document, 'documents');
      const collection = request.server.store.open(request.db, collectionOf(request));
      const batch = runBatch(request, documents.length, (at) => {
        const document = documents[at] as Doc;
        const operator = Object.keys(document).find((name) => name.startsWith('$'));
        if (operator !== undefined) throw new Refusal(`the field '${operator}' in a document`);
        collection.insert(withId(document));
        return { n: 1, nModified: 0, upserted: null };
      });
      const { nModified: _none, ...reply } = batch;
      return reply;
    },
  },

  update: {
    fields: ['updates', 'ordered'],
    writes: true,
    run: (request) => {
      const statements = documentsIn(request.document, 'updates');
      return runBatch(request, statements.length, (at, remembered) => {
        const statement = statements[at] as Doc;
        mustOnlyHave(statement, STATEMENT_FIELDS, 'an update statement');
        if (remembered && flagIn(statement, 'multi', false)) {
          throw new ServerError(72, 'InvalidOptions', 'Cannot use retryable writes with multi=true');
        }
        return runUpdate(request, statement, request.faults.raceAt === at);
      });
    },
  },

  delete: {
    fields: ['deletes', 'ordered'],
    writes: true,
    run: (request) => {
      const statements = documentsIn(request.document, 'deletes');
      const { nModified: _none, ...reply } = runBatch(request, statements.length, (at, remembered) => {
        const statement = statements[at] as Doc;
        mustOnlyHave(statement, ['q', 'limit', 'hint'], 'a delete statement');
        const limit = countIn(statement, 'limit') === 1 ? 1 : Number.POSITIVE_INFINITY;
        if (remembered && limit !== 1) {
          throw new ServerError(72, 'InvalidOptions', 'Cannot use retryable writes with limit=0');
        }
        const collection = request.server.store.find(request.db, collectionOf(request));
        mustKnowHint(collection, statement);
        const found = collection?.find(compileFilter(documentIn(statement, 'q')), [], limit) ?? [];
        for (const document of found) collection?.remove(document);
        return { n: found.length, nModified: 0, upserted: null };
      });
      return reply;
    },
  },

  findAndModify: {
    fields: ['query', 'sort', 'remove', 'update', 'new', 'upsert', 'fields', 'hint'],
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
          ...(request.document['remove'] === true ? {} : { updatedExisting: n === 1 && upserted === null }),
          ...(upserted === null ? {} : { upserted: upserted.id }),
        },
        value: value ?? null,
        ...(known === undefined ? {} : { retriedStmtId: 0 }),
        ok: 1,
      };
    },
  },
};

type Statement = (at: number, remembered: Remembered | null) => Outcome;

/**
 * One statement after the other. Ordered stops at the first error, unordered goes on. What the double does not know
 * fails the whole command: it must not pass for the error of one statement.
 */
function runBatch(request: Request, size: number, run: Statement): Doc {
  if (size === 0) throw new ServerError(16, 'InvalidLength', 'Write batch sizes must be between 1 and 100000');
  const ordered = flagIn(request.document, 'ordered', true);
  const remembered = request.server.memory.of(request.document);
  const outcomes = new Map<number, Outcome>();
  const writeErrors: Doc[] = [];
  const retriedStmtIds: number[] = [];
  for (let at = 0; at < Math.min(size, request.faults.statementsMax ?? size); at++) {
    const known = remembered?.get(at);
    if (known !== undefined) retriedStmtIds.push(at);
    try {
      const outcome = known ?? run(at, remembered);
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

function runUpdate(request: Request, statement: Doc, race: boolean): Outcome {
  const filter = compileFilter(documentIn(statement, 'q'));
  const update = compileUpdate(statement['u']);
  const multi = flagIn(statement, 'multi', false);
  if (multi && update.isReplacement) {
    throw new ServerError(9, 'FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const upsert = flagIn(statement, 'upsert', false);
  if (race) loseRace(request, filter, upsert);
  const collection = writable(request, upsert);
  mustKnowHint(collection, statement);
  const found = collection?.find(filter, [], multi ? Number.POSITIVE_INFINITY : 1) ?? [];
  if (found.length === 0 && upsert && collection !== undefined) {
    return { n: 1, nModified: 0, upserted: { id: insertFrom(filter, update, collection)['_id'] } };
  }
  const nModified = found.filter((document) => change(document, update, collection as Collection) !== document).length;
  return { n: found.length, nModified, upserted: null };
}

const writable = ({ server, ...request }: Request, upsert: boolean): Collection | undefined =>
  upsert ? server.store.open(request.db, collectionOf(request)) : server.store.find(request.db, collectionOf(request));

/** The document as it is afterwards; the same one when nothing changed. */
function change(document: Doc, update: Update, collection: Collection): Doc {
  const after = update.apply(document, false);
  if (isSame(document, after)) return document;
  collection.replace(document, after);
  return after;
}

function insertFrom(filter: Filter, update: Update, collection: Collection): Doc {
  const document = withId(update.apply(seedOf(filter, update), true));
  collection.insert(document);
  return document;
}

/** As a server answers an upsert that another one overtook, which is gone when anyone looks. */
function loseRace(request: Request, filter: Filter, upsert: boolean): void {
  if (!upsert) throw new Refusal('a lost race for something else than an upsert');
  const id = filter.ids?.[0] ?? null;
  throw duplicateKey(`${request.db}.${request.collection}`, { name: '_id_', key: { _id: 1 } }, { _id: id });
}

function withId(document: Doc): Doc {
  return '_id' in document ? withIdFirst(document) : { _id: new ObjectId(), ...document };
}

function findAndModify(request: Request): Outcome {
  const { document: command, faults } = request;
  const filter = compileFilter(documentIn(command, 'query'));
  const sort = sortOf(keyPattern(documentIn(command, 'sort')));
  const project = projection(documentIn(command, 'fields')) ?? ((document: Doc) => document);
  const upsert = flagIn(command, 'upsert', false);
  const remove = flagIn(command, 'remove', false);
  const wantsNew = flagIn(command, 'new', false);
  if (remove && (upsert || wantsNew || 'update' in command)) {
    throw new ServerError(9, 'FailedToParse', 'Cannot specify both an update and remove=true, upsert or new');
  }
  const update = remove ? null : compileUpdate(command['update']);
  if (faults.raceAt === 0) loseRace(request, filter, upsert);
  const collection = writable(request, upsert);
  mustKnowHint(collection, command);
  const [found] = collection?.find(filter, sort, 1) ?? [];
  if (found === undefined) {
    if (!upsert || update === null || collection === undefined)
      return { n: 0, nModified: 0, upserted: null, value: null };
    const inserted = insertFrom(filter, update, collection);
    return { n: 1, nModified: 0, upserted: { id: inserted['_id'] }, value: wantsNew ? project(inserted) : null };
  }
  if (update === null) {
    collection?.remove(found);
    return { n: 1, nModified: 0, upserted: null, value: project(found) };
  }
  const after = change(found, update, collection as Collection);
  return { n: 1, nModified: 1, upserted: null, value: project(wantsNew ? after : found) };
}
