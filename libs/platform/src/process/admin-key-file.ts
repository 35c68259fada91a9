import { readSecretFile } from '../files/read-plain-file';

/** The file of the administrator's key cannot be read, or can be read by other users. */
export class UnusableKeyFile extends Error {
  override readonly name = 'UnusableKey';
}

/** The content of the administrator's key file; `null` if the settings name none. @throws {UnusableKeyFile} */
export function adminKeyFrom(file: string | null): string | null {
  if (file === null) return null;
  try {
    return readSecretFile(file).toString('utf8');
  } catch (error) {
    throw new UnusableKeyFile(`The administrator key file cannot be read: ${(error as Error).message}`);
  }
}
