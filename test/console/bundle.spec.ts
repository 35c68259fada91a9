import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD } from '../spawned';
import { buildConsole } from './built-console';

const SITE = join(BUILD, 'apps', 'console', 'site');
const KILOBYTES_MAX = 300;

/** The files that the document names: they are loaded before any page. Pages are loaded when they are opened. */
const initialFiles = (): readonly string[] =>
  [...readFileSync(join(SITE, 'index.html'), 'utf8').matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );

describe('the initial bundle of the console', () => {
  beforeAll(buildConsole);

  it(`is at most ${KILOBYTES_MAX} kB, compressed`, () => {
    const files = initialFiles();
    expect(files.some((path) => path.endsWith('.js'))).toBe(true);
    const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(join(SITE, path))).length, 0);
    console.log(`the initial bundle: ${files.length} files, ${(bytes / 1_000).toFixed(1)} kB compressed`);
    expect(bytes).toBeLessThanOrEqual(KILOBYTES_MAX * 1_000);
  });

  it('has no page in it: charts, forms and the QR code are loaded by the pages that need them', () => {
    const initial = initialFiles().map((path) => readFileSync(join(SITE, path), 'utf8'));
    for (const later of ['figcaption', 'qr/', 'openapi.json', 'xlsx'])
      expect(initial.some((text) => text.includes(later))).toBe(false);
  });
});
