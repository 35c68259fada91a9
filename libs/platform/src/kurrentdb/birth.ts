import { NO_STREAM, RevisionConflict } from '@sealtrail/event-sourcing';
import type { LogPlace } from '../birth/birth';
import { damaged, type Manifest, manifestIn, manifestOf, olderFormat, UnusableManifest } from '../birth/manifest';
import type { Connection } from './connection';
import { appendExact } from './exact-append';
import { LogHead } from './log-head';
import type { PlaceNames } from './place-names';
import { objectOf } from './stored-event';

/** Where a place begins in the log, and what tells it from every other place of every log. */
export type Birth = { readonly position: bigint; readonly manifest: Manifest };

/** The first record of a place in the log, made by whoever comes first, under the id of the log. */
export class BirthRecord implements LogPlace {
  readonly name: string;

  constructor(
    private readonly connection: Connection,
    private readonly names: PlaceNames,
  ) {
    this.name = `the namespace ${names.prefix.slice(0, -1)} in the log`;
  }

  async find(): Promise<Manifest | null> {
    return (await this.birth())?.manifest ?? null;
  }

  async keep(manifest: Manifest): Promise<Manifest> {
    const stream = this.names.birth;
    const record = { id: manifest.log, type: 'Born', data: { ...manifestOf(manifest) }, metadata: {} };
    try {
      await appendExact(this.connection, { stream, shown: stream, expected: NO_STREAM, records: [record] });
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
    return (await this.mustBirth()).manifest;
  }

  async holdsFacts(): Promise<boolean> {
    const { position } = await this.mustBirth();
    return (await new LogHead(this.connection, this.names.prefix, position).find()) > 0n;
  }

  /** @throws {UnusableManifest} also where nothing was born yet */
  async mustBirth(): Promise<Birth> {
    const birth = await this.birth();
    if (birth === null) throw new UnusableManifest(`${this.name} was not born yet. Start the server once.`);
    return birth;
  }

  private async birth(): Promise<Birth | null> {
    const [born] = await this.connection.read({ stream: this.names.birth, from: 0n, countMax: 1 });
    if (born === undefined) return null;
    const said = objectOf(born, born.data, 'data');
    if (said['format'] === undefined && said['layout'] !== undefined) throw olderFormat(this.name, 1);
    const manifest = manifestIn(said, this.name);
    if (manifest.log !== born.id) throw damaged(this.name);
    return { position: born.position, manifest };
  }
}
