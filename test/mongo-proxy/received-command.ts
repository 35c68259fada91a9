import type { Doc } from './wire';

/** A command as it arrived, with the BSON types it was sent in. */
export type ReceivedCommand = {
  readonly name: string;
  readonly db: string;
  /** Null for commands that concern no single collection. */
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

/** A driver greets a server, and asks how it is, under these names. */
export const HANDSHAKES: readonly string[] = ['hello', 'isMaster', 'ismaster'];
