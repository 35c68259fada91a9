import type { LogManifestStore } from '../initialise';
import type { Manifest } from '../manifest';

/** A manifest store in memory; after a simulated crash it stores nothing. */
export class MemoryManifestStore implements LogManifestStore {
  manifest: Manifest | null = null;
  facts = false;

  constructor(
    readonly name: string,
    private readonly state: 'alive' | 'dead' = 'alive',
  ) {}

  async find(): Promise<Manifest | null> {
    return this.manifest;
  }

  async keep(manifest: Manifest): Promise<Manifest> {
    if (this.state === 'dead') throw new Error('dead');
    this.manifest ??= manifest;
    return this.manifest;
  }

  async holdsFacts(): Promise<boolean> {
    return this.facts;
  }
}
