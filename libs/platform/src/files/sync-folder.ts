import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Windows persists names by itself, and does not allow a folder to be opened. */
const NEEDED = process.platform !== 'win32';

/** Makes the names in a folder survive a power cut: syncing a file persists its content, not its name. */
export async function syncFolder(folder: string): Promise<void> {
  if (!NEEDED) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Like {@link syncFolder}, for a thread that may block. */
export function syncFolderNow(folder: string): void {
  if (!NEEDED) return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
