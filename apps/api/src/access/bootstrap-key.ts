import { Injectable, Optional } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeApiKey, hashOf, KeyRing, keyIdOf } from '@sealtrail/access';
import { type CommandMetadata, derivedId, WallClock } from '@sealtrail/event-sourcing';
import { ClockControl } from '../clock/clock-control';
import { UnusableKey, usableKeyIn } from './admin-key';
import { newKey } from './new-key';

const FROM_FILE = 'administrator (key file)';

/** The id of a file's key: independent of the path of the file. */
export const keyFileIdOf = (key: string): string => keyIdOf('key-file', hashOf(key));

/** The administrator's first key: created at the first start, or adopted from a file. Only its hash is stored. */
@Injectable()
export class BootstrapKey {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
    /** Only provided under a simulated clock. */
    @Optional() private readonly simulated?: ClockControl,
  ) {}

  /** A new key if the log has never held an administrator's, else `null`. Shown only this once. */
  async createOnFirstStart(): Promise<string | null> {
    if (this.keys.all().some(({ role }) => role === 'admin')) return null;
    const id = keyIdOf('first-start', this.clock.now());
    const key = newKey(id);
    await this.issue(id, 'administrator (first start)', hashOf(key));
    return key;
  }

  /**
   * Adopts the key of a file; the key that the file held before is revoked.
   *
   * @throws {UnusableKey}
   */
  async adoptFromFile(content: string): Promise<void> {
    const key = usableKeyIn(content, { isSimulated: this.simulated !== undefined });
    const hash = hashOf(key);
    const id = keyFileIdOf(key);
    const known = this.keys.get(id);
    if (known === null) await this.issue(id, FROM_FILE, hash);
    else if (known.revokedAt !== null) throw new UnusableKey('The key in the administrator key file has been revoked.');
    for (const old of this.keys.all()) {
      if (old.name === FROM_FILE && old.id !== id && old.revokedAt === null) await this.revoke(old.id);
    }
  }

  private async issue(id: string, name: string, hash: string): Promise<void> {
    const key = {
      id,
      name,
      role: 'admin',
      department: null,
      region: null,
      official: null,
      source: null,
      hash,
      expiresAt: null,
    } as const;
    await this.commands.execute(
      new ChangeApiKey(
        id,
        { type: 'IssueApiKey', data: { ...key, claim: null, at: this.clock.now() } },
        bootstrapCommandMetadata('issue', id),
        null,
      ),
    );
  }

  private async revoke(id: string): Promise<void> {
    await this.commands.execute(
      new ChangeApiKey(
        id,
        { type: 'RevokeApiKey', data: { id, at: this.clock.now() } },
        bootstrapCommandMetadata('revoke', id),
        null,
      ),
    );
  }
}

function bootstrapCommandMetadata(what: string, id: string): CommandMetadata {
  const commandId = derivedId('first-key', what, id);
  const actor = 'system:first-key';
  return { actor, commandId, correlationId: commandId, causationId: null, fingerprint: null, expectedRevision: null };
}
