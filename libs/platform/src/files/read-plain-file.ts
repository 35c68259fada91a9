import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** 64 KiB: keys and manifests have a few hundred bytes. */
const BYTES_MAX = 64 * 1024;

/**
 * A small file, whole. What is no plain file is not waited for: a pipe would never end, and a device neither.
 *
 * @throws with the system's `code`, or in words
 */
export const readPlainFile = (file: string): Buffer => readFile(file, () => {});

/**
 * A small file that holds a secret. Its group may read it, for that is how secrets are handed to a container.
 *
 * @throws like {@link readPlainFile}, and where every user of the machine may read or change it, or its group change it
 */
export const readSecretFile = (file: string): Buffer =>
  readFile(file, ({ mode }) => {
    if ((mode & 0o027) === 0) return;
    throw new Error(`it is accessible to other users (${(mode & 0o777).toString(8)}): chmod 600 ${file}`);
  });

function readFile(file: string, check: (found: Stats) => void): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new Error('it is not a regular file');
    if (found.size > BYTES_MAX) throw new Error(`it has ${found.size} bytes, more than ${BYTES_MAX}`);
    check(found);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
