import { createHash } from 'node:crypto';
import type { JsonObject } from '../events/event';
import { derivedId } from '../events/ids';
import { type Sealed, Vault } from '../storage/vault';

type Entry = { readonly sealed: Sealed; data: JsonObject | null };

/** Personal data in a map. Its salts derive from the id, so that specs get the same commitments each time. */
export class InMemoryVault extends Vault {
  private readonly entries = new Map<string, Entry>();

  override async seal(subjectId: string, data: JsonObject): Promise<Sealed> {
    const before = this.entries.get(subjectId);
    if (before !== undefined) return before.sealed;
    const text = JSON.stringify(data);
    const salt = derivedId('salt', subjectId);
    const sealed = { subjectId, commitment: createHash('sha256').update(salt).update(text).digest('hex') };
    this.entries.set(subjectId, { sealed, data: JSON.parse(text) as JsonObject });
    return sealed;
  }

  override async open(subjectId: string): Promise<JsonObject | null> {
    return this.entries.get(subjectId)?.data ?? null;
  }

  override async erase(subjectId: string): Promise<void> {
    const entry = this.entries.get(subjectId);
    if (entry !== undefined) entry.data = null;
  }
}
