import type { Doc } from './wire';

/** A command as received, with the BSON types it was sent in. */
export type ReceivedCommand = {
  readonly name: string;
  readonly db: string;
  /** Null for commands that do not concern a single collection. */
  readonly collection: string | null;
  readonly document: Doc;
};

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

/** The names of a driver's handshake and monitoring commands. */
export const HANDSHAKES: readonly string[] = ['hello', 'isMaster', 'ismaster'];
