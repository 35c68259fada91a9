import { Int32 } from 'mongodb';
import type { ReceivedCommand } from './received-command';
import type { Doc } from './wire';

/** The field with the statements of each write command. */
const STATEMENTS: Readonly<Record<string, string>> = { insert: 'documents', update: 'updates', delete: 'deletes' };

function statementsOf({ name, document }: ReceivedCommand): { readonly field: string; readonly all: readonly Doc[] } {
  const field = STATEMENTS[name];
  if (field === undefined) throw new Error(`${name} is no batch`);
  return { field, all: document[field] as readonly Doc[] };
}

/** The command with its first statements only: what a server had executed before the connection broke. */
export function begun(command: ReceivedCommand, count: number): Doc {
  const { field, all } = statementsOf(command);
  return { ...command.document, [field]: all.slice(0, count) };
}

export type LostRace = {
  /** The remaining command; `null`: none. */
  readonly rest: Doc | null;
  /** Makes the response to the whole command from that to the remaining one. */
  readonly answerFrom: (rest: Doc) => Doc;
};

const DUPLICATE_KEY = new Int32(11_000);

type Indexed = { readonly index: unknown };

/**
 * A batch in which one upsert gets a duplicate key error although no stored document conflicts: as a server answers an upsert
 * that lost a race against a document deleted since. `null` if the batch has no such statement.
 */
export function lostRace(command: ReceivedCommand, at: number): LostRace | null {
  const { field, all } = statementsOf(command);
  const lost = all[at];
  if (lost === undefined) return null;
  if (lost['upsert'] !== true) throw new Error('only an upsert can lose a race');
  const isOrdered = command.document['ordered'] !== false;
  const others = isOrdered ? all.slice(0, at) : all.toSpliced(at, 1);
  const error = { index: new Int32(at), code: DUPLICATE_KEY, ...duplicateOf(command, lost) };
  return {
    rest: others.length === 0 ? null : { ...command.document, [field]: others },
    answerFrom: (rest) => {
      const errors = moved(rest['writeErrors'], at);
      // Statements after an error were not executed.
      const writeErrors = isOrdered && errors.length > 0 ? errors : inOrder([...errors, error]);
      const upserted = moved(rest['upserted'], at);
      return { ...rest, ...(upserted.length === 0 ? {} : { upserted }), writeErrors };
    },
  };
}

/** The indexes in the batch including the lost statement. */
const moved = (of: unknown, at: number): readonly Indexed[] =>
  ((of ?? []) as readonly Indexed[]).map((one) => {
    const index = Number(one.index);
    return { ...one, index: new Int32(index < at ? index : index + 1) };
  });

const inOrder = (errors: readonly Indexed[]): readonly Indexed[] =>
  errors.toSorted((a, b) => Number(a.index) - Number(b.index));

function duplicateOf({ db, collection }: ReceivedCommand, { q }: Doc): Doc {
  const { _id: asked = null } = q as { _id?: unknown };
  const id = (asked as { $eq?: unknown } | null)?.$eq ?? asked;
  return {
    errmsg: `E11000 duplicate key error collection: ${db}.${collection} index: _id_ dup key: { _id: ${String(id)} }`,
    keyPattern: { _id: 1 },
    keyValue: { _id: id },
  };
}
