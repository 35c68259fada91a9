import { createHash } from 'node:crypto';

/** A key has 256 random bits that nobody can guess, so a plain hash of the whole is enough to keep. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** `stl_<id>_<secret>`. The secret: 32 random bytes. */
export const keyText = (id: string, secret: Buffer): string => `stl_${id}_${secret.toString('hex')}`;
