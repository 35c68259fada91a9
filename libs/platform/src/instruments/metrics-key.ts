import { createHash, timingSafeEqual } from 'node:crypto';
import { readSecretFile } from '../files/read-plain-file';
import { UnusableKeyFile } from '../process/admin-key-file';

const LENGTH_MIN = 32;

/** Gives access to the metrics of a process and nothing else: a scraper must not hold an administrator's key. */
export class MetricsKey {
  private readonly digest: Buffer | null;

  /** @param key `null`: no key, and no access. */
  constructor(key: string | null) {
    this.digest = key === null ? null : digestOf(key);
  }

  /** @throws {UnusableKeyFile} */
  static from(file: string | null): MetricsKey {
    return new MetricsKey(file === null ? null : keyIn(file));
  }

  /** @param authorization the request header, unparsed */
  opens(authorization: string | undefined): boolean {
    const token = /^Bearer +([\w-]{1,200}) *$/i.exec(authorization ?? '')?.[1];
    return this.digest !== null && token !== undefined && timingSafeEqual(digestOf(token), this.digest);
  }
}

/** Of constant length, whatever the input: required for a comparison in constant time. */
const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

function keyIn(file: string): string {
  const key = contentOf(file).trim();
  if (/^[\w-]+$/.test(key) && key.length >= LENGTH_MIN && key.length <= 200) return key;
  throw new UnusableKeyFile(
    `The metrics key file must hold ${LENGTH_MIN} to 200 letters, digits, _ and - only; create one with: openssl rand -hex 24`,
  );
}

function contentOf(file: string): string {
  try {
    return readSecretFile(file).toString('utf8');
  } catch (error) {
    throw new UnusableKeyFile(`The metrics key file cannot be read: ${(error as Error).message}`);
  }
}
