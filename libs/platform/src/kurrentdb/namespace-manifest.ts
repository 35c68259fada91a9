import { NO_STREAM, RevisionConflict } from '@sealtrail/event-sourcing';
import type { LogManifestStore } from '../namespace-manifest/initialise';
import {
  damagedManifest,
  type Manifest,
  manifestFields,
  olderFormat,
  parseManifest,
  UnusableManifest,
} from '../namespace-manifest/manifest';
import type { Connection } from './connection';
import { appendIdempotently } from './idempotent-append';
import { LogHead } from './log-head';
import { requireObject } from './stored-event';
import type { StreamNames } from './stream-names';

/** Where a namespace begins in the log, and its manifest, which distinguishes it from every other namespace of any log. */
export type NamespaceOrigin = { readonly position: bigint; readonly manifest: Manifest };

/** The first record of a namespace in the log, written by the first process, under the id of the log. */
export class NamespaceManifest implements LogManifestStore {
  readonly name: string;

  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
  ) {
    this.name = `the namespace ${names.prefix.slice(0, -1)} in the log`;
  }

  async find(): Promise<Manifest | null> {
    return (await this.origin())?.manifest ?? null;
  }

  async keep(manifest: Manifest): Promise<Manifest> {
    const stream = this.names.manifest;
    const record = { id: manifest.log, type: 'Born', data: { ...manifestFields(manifest) }, metadata: {} };
    try {
      await appendIdempotently(this.connection, { stream, shown: stream, expected: NO_STREAM, records: [record] });
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
    return (await this.requireOrigin()).manifest;
  }

  async holdsFacts(): Promise<boolean> {
    const { position } = await this.requireOrigin();
    return (await new LogHead(this.connection, this.names.prefix, position).find()) > 0n;
  }

  /** @throws {UnusableManifest} also if the namespace is not initialised */
  async requireOrigin(): Promise<NamespaceOrigin> {
    const origin = await this.origin();
    if (origin === null) throw new UnusableManifest(`${this.name} is not initialised yet. Start the server once.`);
    return origin;
  }

  private async origin(): Promise<NamespaceOrigin | null> {
    const [born] = await this.connection.read({ stream: this.names.manifest, from: 0n, countMax: 1 });
    if (born === undefined) return null;
    const said = requireObject(born, born.data, 'data');
    if (said['format'] === undefined && said['layout'] !== undefined) throw olderFormat(this.name, 1);
    const manifest = parseManifest(said, this.name);
    if (manifest.log !== born.id) throw damagedManifest(this.name);
    return { position: born.position, manifest };
  }
}
