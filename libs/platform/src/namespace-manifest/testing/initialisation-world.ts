import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from '../../data-folder';
import {
  type InitialisationOptions,
  type InitialisedManifest,
  initialiseNamespace,
  initialiseStandalone,
  type ManifestStore,
} from '../initialise';
import type { Manifest } from '../manifest';
import { MemoryManifestStore } from './memory-manifest-store';

/** A log and a database that are not initialised, and a folder for data folders and keys. */
export class InitialisationWorld {
  readonly log = new MemoryManifestStore('the log');
  readonly documents = new MemoryManifestStore('the database');
  readonly places = [this.log, this.documents] as const;
  private readonly folder = mkdtempSync(join(tmpdir(), 'sealtrail-birth-'));
  readonly options: InitialisationOptions = { zone: 'Asia/Shanghai', clock: 'real', keyFile: this.path('vault.key') };

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** A start on a data folder, as a separate process. */
  async start(
    name: string,
    places: readonly ManifestStore[],
    options: Partial<InitialisationOptions> = {},
  ): Promise<InitialisedManifest> {
    const asked = { ...this.options, keyFile: this.path(name, 'vault.key'), ...options };
    const own = DataFolder.open(this.path(name), asked.clock === 'real' ? null : '2026-03-02T01:00:00.000Z');
    try {
      return await initialiseStandalone(own, places, asked);
    } finally {
      own.close();
    }
  }

  /** A start of one of several processes. */
  together(options: Partial<InitialisationOptions> = {}): Promise<InitialisedManifest> {
    return initialiseNamespace(this.log, this.documents, { ...this.options, ...options });
  }

  get kept(): readonly (Manifest | null)[] {
    return this.places.map(({ manifest }) => manifest);
  }

  /** The content of each file of a data folder, except the lock. */
  filesIn(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      readdirSync(this.path(name))
        .filter((file) => !file.startsWith('lock'))
        .map((file) => [file, readFileSync(this.path(name, file), 'hex')]),
    );
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }
}
