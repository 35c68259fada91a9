import type { ReceivedCommand } from '../mongo-proxy/received-command';
import type { Doc } from '../mongo-proxy/wire';
import { catalogCommands } from './catalog-commands';
import type { Known, Server } from './command';
import { Refusal, ServerError } from './errors';
import { mustOnlyHave } from './fields';
import type { Deployment } from './greeting';
import { readCommands } from './read-commands';
import { writeCommands } from './write-commands';

const KNOWN: Readonly<Record<string, Known>> = { ...readCommands, ...writeCommands, ...catalogCommands };

/** Fields that any command may have. Time limits are accepted and never reached. */
const ANYWHERE = ['$db', 'lsid', '$readPreference', '$clusterTime', 'readConcern', 'maxTimeMS', 'comment'];
const ON_WRITES = ['writeConcern', 'txnNumber'];
const READ_CONCERNS = ['local', 'available', 'majority', 'linearizable'];

/** @throws ServerError for what a server would refuse. @throws Refusal for what only the double refuses. */
export function runCommand(command: ReceivedCommand, server: Server, deployment: Deployment): Doc {
  const known = knownCommand(command);
  if (known === undefined) throw new Refusal(`the command '${command.name}'`, 59, 'CommandNotFound');
  const writes = known.writes === true;
  mustOnlyHave(
    command.document,
    [command.name, ...ANYWHERE, ...(writes ? ON_WRITES : []), ...known.fields],
    command.name,
  );
  mustHaveReadConcern(command.document);
  if (writes && !makesIndexesOfGridFs(command)) mustHaveWriteConcern(command);
  if ('txnNumber' in command.document && deployment === 'standalone') {
    const message = 'Transaction numbers are only allowed on a replica set member or mongos';
    throw new ServerError(20, 'IllegalOperation', message);
  }
  return known.run({ ...command, server });
}

/** The driver creates them with its own write concern. */
const makesIndexesOfGridFs = ({ name, collection }: ReceivedCommand): boolean =>
  name === 'createIndexes' && collection !== null && /\.(files|chunks)$/.test(collection);

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
