import type { Doc } from './bson-order';
import { catalogCommands } from './catalog-commands';
import { type Known, NO_FAULTS, type ReceivedCommand, type Server, type WriteFaults } from './command';
import { Refusal, ServerError } from './errors';
import { mustOnlyHave } from './fields';
import { readCommands } from './read-commands';
import { writeCommands } from './write-commands';

const KNOWN: Readonly<Record<string, Known>> = { ...readCommands, ...writeCommands, ...catalogCommands };

/** What any command may carry. Time limits are accepted and never reached; labels of transactions have own refusals. */
const ANYWHERE = ['$db', 'lsid', '$readPreference', '$clusterTime', 'readConcern', 'maxTimeMS', 'comment'];
const ON_WRITES = ['writeConcern', 'txnNumber', 'stmtId', 'stmtIds', 'startTransaction', 'autocommit'];
const READ_CONCERNS = ['local', 'available', 'majority', 'linearizable'];

/** Whether a write may go without `{ w: 'majority', j: true }`. */
export type WriteConcernExemption = (command: ReceivedCommand) => boolean;

/** The driver makes the indexes of GridFS with whatever write concern it likes. */
export const gridFsIndexes: WriteConcernExemption = ({ name, collection }) =>
  name === 'createIndexes' && collection !== null && /\.(files|chunks)$/.test(collection);

export function receivedCommand(document: Doc): ReceivedCommand {
  const [name = '', target] = Object.entries(document)[0] ?? [];
  const db = document['$db'];
  const collection = name === 'getMore' ? document['collection'] : target;
  return {
    name,
    db: typeof db === 'string' ? db : '',
    collection: typeof collection === 'string' ? collection : null,
    document,
  };
}

/** The rules of the house about a write, and of a deployment about what it can do. */
export type Conditions = {
  readonly isReplicaSet: boolean;
  readonly exempt: WriteConcernExemption;
};

/** @throws ServerError for what a server would refuse. @throws Refusal for what only the double does. */
export function runCommand(
  command: ReceivedCommand,
  server: Server,
  conditions: Conditions,
  faults?: WriteFaults,
): Doc {
  const known = knownCommand(command);
  if (known === undefined) throw new Refusal(`the command '${command.name}'`, 59, 'CommandNotFound');
  const writes = known.writes === true;
  if ('startTransaction' in command.document || 'autocommit' in command.document) throw new Refusal('a transaction');
  mustOnlyHave(
    command.document,
    [command.name, ...ANYWHERE, ...(writes ? ON_WRITES : []), ...known.fields],
    command.name,
  );
  mustHaveReadConcern(command.document);
  if (writes && !conditions.exempt(command)) mustHaveWriteConcern(command);
  if ('txnNumber' in command.document && !conditions.isReplicaSet) {
    const message = 'Transaction numbers are only allowed on a replica set member or mongos';
    throw new ServerError(20, 'IllegalOperation', message);
  }
  return known.run({ ...command, server, faults: faults ?? NO_FAULTS });
}

export const isWrite = (command: ReceivedCommand): boolean => knownCommand(command)?.writes === true;

/** Answered by any member of a replica set, primary or not. */
export const isForAnyMember = (command: ReceivedCommand): boolean =>
  ['ping', 'buildInfo', 'endSessions', 'killCursors'].includes(command.name);

const knownCommand = ({ name }: ReceivedCommand): Known | undefined =>
  Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;

function mustHaveReadConcern({ readConcern }: Doc): void {
  if (readConcern === undefined) return;
  const { level = 'local', ...rest } = readConcern as { level?: string };
  if (!READ_CONCERNS.includes(level) || Object.keys(rest).length > 0) {
    throw new Refusal(`the read concern ${JSON.stringify(readConcern)}`);
  }
}

function mustHaveWriteConcern({ name, db, collection, document }: ReceivedCommand): void {
  const { w, j, wtimeout: _anyTime, ...rest } = (document['writeConcern'] ?? {}) as Record<string, unknown>;
  if (w === 'majority' && j === true && Object.keys(rest).length === 0) return;
  const concern = JSON.stringify(document['writeConcern'] ?? null);
  throw new Refusal(`${name} on ${db}.${collection} with the write concern ${concern}, not { w: 'majority', j: true }`);
}
