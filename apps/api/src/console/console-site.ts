import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What the build of apps/console has made, in memory: no request names a file on a disk. */
export type ConsoleSite = {
  /** Paths of its pages, as routes: `/cards/:id`. They answer with one document, whose script shows the page. */
  readonly pages: readonly string[];
  readonly document: Buffer;
  /** By their names, which hold a digest of their content. */
  readonly assets: ReadonlyMap<string, ConsoleAsset>;
};

export type ConsoleAsset = { readonly type: string; readonly content: Buffer };

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Beside the build of this app. Sources have no such folder: a server that runs from them has no console. */
export const CONSOLE_FOLDER = join(__dirname, '..', '..', '..', 'console', 'site');

/** @returns `null` where the console was not built */
export function readConsoleSite(folder: string): ConsoleSite | null {
  const list = join(folder, 'pages.json');
  if (!existsSync(list)) return null;
  const assets = readdirSync(join(folder, 'assets')).map((name): [string, ConsoleAsset] => [
    name,
    { type: TYPES[extname(name)] ?? 'application/octet-stream', content: readFileSync(join(folder, 'assets', name)) },
  ]);
  return {
    pages: JSON.parse(readFileSync(list, 'utf8')) as readonly string[],
    document: readFileSync(join(folder, 'index.html')),
    assets: new Map(assets),
  };
}
