import { readFileSync } from 'node:fs';

/** A file that is no key at all is not read into memory whole. */
const LENGTH_MAX = 1_000;

/** The file of the administrator's key cannot be read. */
export class UnusableKeyFile extends Error {
  override readonly name = 'UnusableKey';
}

/** What the administrator's key file holds; `null` where the settings name none. @throws {UnusableKeyFile} */
export function adminKeyFrom(file: string | null): string | null {
  if (file === null) return null;
  try {
    return readFileSync(file, 'utf8').slice(0, LENGTH_MAX);
  } catch (error) {
    throw new UnusableKeyFile(`The administrator key file cannot be read: ${(error as Error).message}`);
  }
}
