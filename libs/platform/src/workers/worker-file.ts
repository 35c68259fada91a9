import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * The compiled file of a worker next to the caller. A thread runs plain JavaScript only, so if the caller itself runs from
 * TypeScript (tests), the file is taken from the build.
 *
 * @throws {Error} if nothing has been built yet.
 */
export function workerFile(directory: string, name: string): string {
  const beside = join(directory, `${name}.js`);
  if (existsSync(beside)) return beside;
  const root = projectRoot(directory);
  const built = join(root, 'dist', relative(root, directory), `${name}.js`);
  if (existsSync(built)) return built;
  throw new Error(`${built} is missing: run "npm run build" first.`);
}

function projectRoot(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('no package.json above the worker');
  return projectRoot(parent);
}
