import { createHash } from 'node:crypto';
import type { Instant, JsonObject } from '../events/event';
import { derivedId } from '../events/ids';
import { canonicalJson } from '../storage/canonical-json';
import { BrokenSeal, type PendingSeal, type Sealed, type SealedFor, SubjectTaken, Vault } from '../storage/vault';

type Entry = { readonly sealed: Sealed; text: string | null; sealedFor: SealedFor | null };

/** Personal data in a map. Its salts derive from the id, so that specs get the same commitments each time. */
export class InMemoryVault extends Vault {
  private readonly entries = new Map<string, Entry>();

  /** The ids of all subjects that have not been erased. */
  get subjects(): readonly string[] {
    return [...this.entries].filter(([, { text }]) => text !== null).map(([id]) => id);
  }

  override async seal(subjectId: string, data: JsonObject, sealedFor?: SealedFor): Promise<Sealed> {
    const text = canonicalJson(data);
    const before = this.entries.get(subjectId);
    if (before !== undefined && before.text !== text) throw new SubjectTaken(subjectId);
    if (before !== undefined) {
      if (before.sealedFor !== null && sealedFor !== undefined) before.sealedFor = sealedFor;
      return before.sealed;
    }
    const salt = derivedId('salt', subjectId);
    const sealed = { subjectId, commitment: createHash('sha256').update(salt).update(text).digest('hex') };
    this.entries.set(subjectId, { sealed, text, sealedFor: sealedFor ?? null });
    return sealed;
  }

  override async keeps(subjectId: string, data: JsonObject): Promise<boolean> {
    return this.entries.get(subjectId)?.text === canonicalJson(data);
  }

  override async open({ subjectId, commitment }: Sealed): Promise<JsonObject | null> {
    const entry = this.entries.get(subjectId);
    if (entry === undefined) return null;
    if (entry.sealed.commitment !== commitment) throw new BrokenSeal(`${subjectId} does not match its commitment`);
    return entry.text === null ? null : (JSON.parse(entry.text) as JsonObject);
  }

  override async erase(subjectId: string): Promise<void> {
    const entry = this.entries.get(subjectId);
    if (entry !== undefined) Object.assign(entry, { text: null, sealedFor: null });
  }

  override async pendingSeals(before: Instant, limit: number): Promise<readonly PendingSeal[]> {
    return [...this.entries]
      .flatMap(([subjectId, { sealedFor }]) => (sealedFor === null ? [] : [{ ...sealedFor, subjectId }]))
      .filter(({ at }) => at < before)
      .toSorted((a, b) => (`${a.at} ${a.subjectId}` < `${b.at} ${b.subjectId}` ? -1 : 1))
      .slice(0, limit);
  }

  override async confirm(subjectId: string): Promise<void> {
    const entry = this.entries.get(subjectId);
    if (entry !== undefined) entry.sealedFor = null;
  }

  override async eraseIfPending({ subjectId, at }: PendingSeal): Promise<boolean> {
    if (this.entries.get(subjectId)?.sealedFor?.at !== at) return false;
    await this.erase(subjectId);
    return true;
  }
}
