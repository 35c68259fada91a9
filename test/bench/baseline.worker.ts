import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Database } from '@sealtrail/platform/testing';

export type Insert = { readonly id: number; readonly text: string };
export type Inserted = { readonly id: number; readonly position: number };

/** As many as the event writer puts into one commit. */
const TOGETHER_MAX = 256;

/** The minimum for storing a text: one prepared insert, one commit for all that arrived together, and a response after it. */
function serve(port: MessagePort, file: string): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('wal_autocheckpoint = 4000');
  db.exec('CREATE TABLE entries (pos INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT');
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const insert = db.prepare<[string]>('INSERT INTO entries (text) VALUES (?)');
  port.on('message', (first: Insert) => {
    const inserts = gather(port, first);
    begin.run();
    const done = inserts.map(({ id, text }): Inserted => ({ id, position: Number(insert.run(text).lastInsertRowid) }));
    commit.run();
    port.postMessage(done);
  });
}

function gather(port: MessagePort, first: Insert): readonly Insert[] {
  const inserts = [first];
  while (inserts.length < TOGETHER_MAX) {
    const next = receiveMessageOnPort(port)?.message as Insert | undefined;
    if (next === undefined) break;
    inserts.push(next);
  }
  return inserts;
}

if (parentPort !== null) serve(parentPort, workerData as string);
