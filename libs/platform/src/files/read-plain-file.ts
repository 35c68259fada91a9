import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** 64 KiB: keys and manifests have a few hundred bytes. */
const BYTES_MAX = 64 * 1024;

/**
 * A small file, completely. Anything but a regular file is refused without blocking: reading a pipe or a device might never
 * end.
 *
 * @throws with the system's `code`, or a message
 */
export const readPlainFile = (file: string): Buffer => readFile(file, () => {});

/**
 * A small file that contains a secret. Its group may read it, since secrets are passed to containers that way.
 *
 * @throws like {@link readPlainFile}, and if other users may read or change it, or its group may change it
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
