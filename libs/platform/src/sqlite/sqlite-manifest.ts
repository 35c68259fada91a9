import type { LogPlace } from '../birth/birth';
import { type Manifest, manifestIn, manifestOf } from '../birth/manifest';
import { EVENTS_FILE } from './file-kinds';
import { isLaidOut, openForReading, openForWriting } from './sqlite-file';

const LAYOUT =
  'CREATE TABLE IF NOT EXISTS manifest (one INTEGER PRIMARY KEY CHECK (one = 1), content TEXT NOT NULL) STRICT';

/** The manifest in a file of events: made with the file, before anybody writes a fact. */
export class SqliteManifest implements LogPlace {
  constructor(private readonly file: string) {}

  get name(): string {
    return `the log ${this.file}`;
  }

  async find(): Promise<Manifest | null> {
    if (!isLaidOut(this.file)) return null;
    const db = openForReading(this.file, EVENTS_FILE);
    try {
      const content = hasTable(db, 'manifest')
        ? db.prepare<[], string>('SELECT content FROM manifest').pluck().get()
        : undefined;
      return content === undefined ? null : manifestIn(parsed(content), this.name);
    } finally {
      db.close();
    }
  }

  async keep(manifest: Manifest): Promise<Manifest> {
    const db = openForWriting(this.file, EVENTS_FILE, 'FULL');
    try {
      db.transaction(() => {
        db.exec(LAYOUT);
        db.prepare('INSERT OR IGNORE INTO manifest (one, content) VALUES (1, ?)').run(
          JSON.stringify(manifestOf(manifest)),
        );
      }).immediate();
    } finally {
      db.close();
    }
    return (await this.find()) ?? manifest;
  }

  async holdsFacts(): Promise<boolean> {
    if (!isLaidOut(this.file)) return false;
    const db = openForReading(this.file, EVENTS_FILE);
    try {
      return hasTable(db, 'events') && db.prepare('SELECT 1 FROM events LIMIT 1').get() !== undefined;
    } finally {
      db.close();
    }
  }
}

const hasTable = (db: ReturnType<typeof openForReading>, name: string): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
