import { DEMO_ADMIN_KEY } from './demo-key';

const LENGTH_MIN = 32;
const LENGTH_MAX = 200;
const DIFFERENT_CHARACTERS_MIN = 8;

/** The content of a key file is not a key, or too weak to protect real cases. */
export class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
}

/**
 * Reads the administrator's key from the content of a file. Checked before anything is opened: a refused start leaves no data
 * behind.
 *
 * @throws {UnusableKey}
 */
export function usableKeyIn(content: string, { isSimulated }: { readonly isSimulated: boolean }): string {
  const key = content.trim();
  if (!/^[\w-]+$/.test(key) || key.length > LENGTH_MAX) {
    throw new UnusableKey(`The administrator key file may hold letters, digits, _ and - only, at most ${LENGTH_MAX}.`);
  }
  if (key.length < LENGTH_MIN) {
    throw new UnusableKey(
      `The administrator key file has ${key.length} characters; at least ${LENGTH_MIN} are required.`,
    );
  }
  if (new Set(key).size < DIFFERENT_CHARACTERS_MIN) {
    throw new UnusableKey(
      'The key in the administrator key file can be guessed; create one with: openssl rand -hex 24',
    );
  }
  if (key === DEMO_ADMIN_KEY && !isSimulated) {
    throw new UnusableKey('The administrator key file contains the public key of the demo.');
  }
  return key;
}
