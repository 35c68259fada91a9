import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The built apps/console, in memory: no request path names a file on disk. */
export type ConsoleSite = {
  /** Paths of its pages, as routes: `/cards/:id`. All return the same document, whose script shows the page. */
  readonly pages: readonly string[];
  readonly document: Buffer;
  /** By file name, which contains a digest of the content. */
  readonly assets: ReadonlyMap<string, ConsoleAsset>;
};

export type ConsoleAsset = { readonly type: string; readonly content: Buffer };

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Next to the build of this app. A server that runs from the sources has no console. */
export const CONSOLE_FOLDER = join(__dirname, '..', '..', '..', 'console', 'site');

/** @returns `null` if the console was not built */
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
