import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isBackup, UnusableBackup } from './backup-list';

/**
 * Where something is to be put, by no link: so it is seen where it really lies. Nothing is put into a backup, which would be whole
 * no more.
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

/** Of what is not there yet, by the nearest folder that is. */
function realPathOfNearest(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPathOfNearest(dirname(path)), basename(path));
}
