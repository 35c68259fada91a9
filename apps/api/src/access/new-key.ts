import { randomBytes } from 'node:crypto';
import { keyText } from '@sealtrail/access';
import { derivedId } from '@sealtrail/event-sourcing';

/** The id of a key, by what it is made for: the same again for the same. */
export const keyIdOf = (...name: readonly string[]): string =>
  derivedId('apiKey', ...name)
    .replaceAll('-', '')
    .slice(0, 16);

/** A new key for an id: 256 random bits. */
export const newKey = (id: string): string => keyText(id, randomBytes(32));
