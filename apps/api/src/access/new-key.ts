import { randomBytes } from 'node:crypto';
import { keyText } from '@sealtrail/access';

/** A new key for an id: 256 random bits. */
export const newKey = (id: string): string => keyText(id, randomBytes(32));
