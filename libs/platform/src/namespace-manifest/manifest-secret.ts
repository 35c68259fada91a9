import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { NamespaceSecret } from '@sealtrail/event-sourcing';
import { findMasterKey } from '../vault/master-key';
import { decrypted, encrypted, KEY_BYTES, newKey } from '../vault/sealing';
import { damagedManifest, type Manifest, type ManifestTerms, UnusableManifest } from './manifest';

/** The namespace secret, from its manifest and the vault's master key. */
class ManifestNamespaceSecret extends NamespaceSecret {
  constructor(private readonly secret: Buffer) {
    super();
  }

  override derive(label: string): Buffer {
    return createHmac('sha256', this.secret).update(label).digest();
  }
}

/** A manifest with a new secret, which only the holder of the master key can decrypt. */
export function sealedManifest(terms: ManifestTerms, masterKey: Buffer): Manifest {
  const secret = encrypted(keyFor('namespace secret', masterKey), textOf(terms), newKey());
  return { ...terms, secret: secret.toString('base64'), binding: bindingOf(terms.log, masterKey) };
}

export const isBoundTo = ({ log, binding }: Manifest, masterKey: Buffer): boolean =>
  timingSafeEqual(Buffer.from(binding, 'hex'), Buffer.from(bindingOf(log, masterKey), 'hex'));

/** The master key that a manifest is bound to. @throws {UnusableManifest} if the file is missing, or contains another key */
export function verifiedMasterKey(keyFile: string, manifest: Manifest, place: string): Buffer {
  const masterKey = findMasterKey(keyFile);
  if (masterKey === null) {
    throw new UnusableManifest(
      `${place} is bound to the vault's master key, but ${keyFile} is missing. Restore the key file; no new key is generated.`,
    );
  }
  if (!isBoundTo(manifest, masterKey)) {
    throw new UnusableManifest(
      `${place} is bound to a master key other than ${keyFile}. Restore the key created at the first start.`,
    );
  }
  return masterKey;
}

/** @throws {UnusableManifest} if any part of it was changed */
export function openSecret(manifest: Manifest, masterKey: Buffer, place: string): NamespaceSecret {
  const { secret } = manifest;
  try {
    const key = keyFor('namespace secret', masterKey);
    return new ManifestNamespaceSecret(decrypted(key, textOf(manifest), Buffer.from(secret, 'base64')));
  } catch {
    throw damagedManifest(place);
  }
}

/**
 * The same secret under the terms of a deployment without a folder: values keyed with it remain valid there.
 *
 * @throws {UnusableManifest} if the key is another one, or any part of the manifest was changed
 */
export function resealedManifest(manifest: Manifest, masterKey: Buffer, place: string): Manifest {
  const terms: ManifestTerms = { ...manifest, folder: null };
  const key = keyFor('namespace secret', masterKey);
  try {
    const secret = decrypted(key, textOf(manifest), Buffer.from(manifest.secret, 'base64'));
    return { ...manifest, folder: null, secret: encrypted(key, textOf(terms), secret).toString('base64') };
  } catch {
    throw damagedManifest(place);
  }
}

/** Verifies that a key belongs to a log, and reveals nothing about the key. */
const bindingOf = (log: string, masterKey: Buffer): string =>
  createHmac('sha256', keyFor('binding', masterKey)).update(log).digest('hex');

/** A derived key for each use: one of them reveals nothing about the master key or the others. */
const keyFor = (use: string, masterKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `sealtrail ${use}`, KEY_BYTES));

const textOf = ({ format, zone, clock, log, folder }: ManifestTerms): string =>
  JSON.stringify([format, zone, clock, log, folder]);
