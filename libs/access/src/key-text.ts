import { createHash } from 'node:crypto';
import { derivedId } from '@sealtrail/event-sourcing';

/** A key has 256 random bits, so an unsalted hash is sufficient. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The id of a key, derived from its purpose: the same purpose gives the same id. */
export const keyIdOf = (...name: readonly string[]): string =>
  derivedId('apiKey', ...name)
    .replaceAll('-', '')
    .slice(0, 16);

/** `stl_<id>_<secret>`; the secret has 32 random bytes. */
export const keyText = (id: string, secret: Buffer): string => `stl_${id}_${secret.toString('hex')}`;
