import { createHash } from 'node:crypto';

/** `stl_<id>_<secret>`: 256 random bits that nobody can guess, so a plain hash of the whole is enough to keep. */
const KEY = /^stl_([a-z0-9]{12,32})_([A-Za-z0-9-]{20,100})$/;

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The key of an id from its secret: 32 random bytes. */
export const keyText = (id: string, secret: Buffer): string => `stl_${id}_${secret.toString('hex')}`;

/** The id inside a key, or `null` where the text is not made like one. */
export const idIn = (key: string): string | null => KEY.exec(key)?.[1] ?? null;
