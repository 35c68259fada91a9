import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isBackup, UnusableBackup } from './backup-list';

/**
 * The target without links, so that its real location is known. It must not lie in a backup, which would no longer match its
 * list.
 *
 * @throws {UnusableBackup}
 */
export function resolveTarget(path: string): string {
  const place = realPathOfNearest(resolve(path));
  for (let above = dirname(place); above !== dirname(above); above = dirname(above)) {
    if (isBackup(above)) throw new UnusableBackup(`${place} is inside the backup ${above}. Choose another target.`);
  }
  return place;
}

export const isInside = (place: string, folder: string): boolean =>
  `${place}/`.startsWith(`${realPathOfNearest(folder)}/`);

/** For a path that does not exist yet, the real path of its nearest existing folder. */
function realPathOfNearest(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPathOfNearest(dirname(path)), basename(path));
}
