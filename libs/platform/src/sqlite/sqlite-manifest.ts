import type { ManifestStore } from '../namespace-manifest/initialise';
import { type Manifest, manifestFields, parseJson, parseManifest } from '../namespace-manifest/manifest';
import { type FileKind, isLaidOut, openForWriting, openManifest } from './sqlite-file';

const LAYOUT =
  'CREATE TABLE IF NOT EXISTS manifest (one INTEGER PRIMARY KEY CHECK (one = 1), content TEXT NOT NULL) STRICT';

/** The manifest in a file of the folder: written when the file is created, before any other data. */
export class SqliteManifest implements ManifestStore {
  readonly name: string;
  readonly isRebuildable: boolean;

  constructor(
    private readonly file: string,
    private readonly kind: FileKind,
    { madeAgain: isRebuildable = false } = {},
  ) {
    this.name = `the file ${file}`;
    this.isRebuildable = isRebuildable;
  }

  async find(): Promise<Manifest | null> {
    if (!isLaidOut(this.file)) return null;
    const db = openManifest(this.file, this.kind);
    try {
      const content = hasTable(db, 'manifest')
        ? db.prepare<[], string>('SELECT content FROM manifest').pluck().get()
        : undefined;
      return content === undefined ? null : parseManifest(parseJson(content), this.name);
    } finally {
      db.close();
    }
  }

  async keep(manifest: Manifest): Promise<Manifest> {
    const db = openForWriting(this.file, this.kind, 'FULL');
    try {
      db.transaction(() => {
        db.exec(LAYOUT);
        db.prepare('INSERT OR IGNORE INTO manifest (one, content) VALUES (1, ?)').run(
          JSON.stringify(manifestFields(manifest)),
        );
      }).immediate();
    } finally {
      db.close();
    }
    return (await this.find()) ?? manifest;
  }
}

const hasTable = (db: ReturnType<typeof openManifest>, name: string): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
