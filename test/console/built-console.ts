import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SOURCES = join(ROOT, 'apps', 'console');
const SITE = join(ROOT, 'dist', 'apps', 'console', 'site');

/** Builds the console if its sources are newer than its build. The server was built before. */
export function buildConsole(): void {
  const built = statSync(join(SITE, 'pages.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(SOURCES, path)).mtimeMs)
    .reduce((a, b) => Math.max(a, b), 0);
  if (newest > built)
    execFileSync(process.execPath, [join(SOURCES, 'build.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
}
