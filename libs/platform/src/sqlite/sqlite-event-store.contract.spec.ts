import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStoreContract } from '@sealtrail/event-sourcing/testing';
import { Database } from './database';
import { SqliteEventStore } from './sqlite-event-store';

describeEventStoreContract('SqliteEventStore', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-events-'));
  const file = join(folder, 'events.sqlite');
  const store = await SqliteEventStore.open(file);
  return {
    store,
    lose: async (stream, revision) => {
      const db = new Database(file);
      db.prepare('DELETE FROM events WHERE version = ? AND stream_id = (SELECT id FROM streams WHERE name = ?)').run(
        revision,
        stream,
      );
      db.close();
    },
    skipTo: async (position) => {
      const db = new Database(file);
      db.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('events', ?)").run(position);
      db.close();
    },
    letPass: async (ms) => {
      const db = new Database(file);
      db.prepare('UPDATE answers SET refused_ms = refused_ms - ?').run(ms);
      db.close();
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
