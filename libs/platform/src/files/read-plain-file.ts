import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** 64 KiB: keys and manifests have a few hundred bytes. */
const BYTES_MAX = 64 * 1024;

/**
 * A small file, whole. What is no plain file is not waited for: a pipe would never end, and a device neither.
 *
 * @throws with the system's `code`, or in words
 */
export function readPlainFile(file: string): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new Error('it is no plain file');
    if (found.size > BYTES_MAX) throw new Error(`it has ${found.size} bytes, more than ${BYTES_MAX}`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
