import type { ManifestStore } from '../namespace-manifest/initialise';
import { type Manifest, manifestFields, olderFormat, parseManifest } from '../namespace-manifest/manifest';
import { findOrInsert } from './find-or-insert';
import { type MongoConnection, PLACE } from './mongo-connection';
import { reading, writingAgain } from './mongo-errors';

const ID = 'manifest';
/** Document of format 1 in the same collection. */
const LAYOUT_ID = 'layout';

type StoredManifest = Manifest & { readonly _id: string };

/** The manifest in a database: one document, written once. */
export class MongoManifest implements ManifestStore {
  readonly name: string;

  constructor(private readonly connection: MongoConnection) {
    this.name = `the database ${connection.db.databaseName}`;
  }

  async find(): Promise<Manifest | null> {
    const found = await reading(() => this.kept.findOne({ _id: { $eq: ID } }));
    if (found !== null) return parseManifest(found, this.name);
    if (await reading(() => this.kept.findOne({ _id: { $eq: LAYOUT_ID } }))) throw olderFormat(this.name, 1);
    return null;
  }

  async keep(manifest: Manifest): Promise<Manifest> {
    const kept = await writingAgain(() => findOrInsert(this.kept, ID, manifestFields(manifest)));
    return kept === null ? manifest : parseManifest(kept, this.name);
  }

  private get kept() {
    return this.connection.db.collection<StoredManifest>(PLACE);
  }
}
