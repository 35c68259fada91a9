import { createHash } from 'node:crypto';
import { derivedId } from '@sealtrail/event-sourcing';

/** A key has 256 random bits that nobody can guess, so a plain hash of the whole is enough to keep. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The id of a key, by what it is made for: the same again for the same. */
export const keyIdOf = (...name: readonly string[]): string =>
  derivedId('apiKey', ...name)
    .replaceAll('-', '')
    .slice(0, 16);

/** `stl_<id>_<secret>`. The secret: 32 random bytes. */
export const keyText = (id: string, secret: Buffer): string => `stl_${id}_${secret.toString('hex')}`;
