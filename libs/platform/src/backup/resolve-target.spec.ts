import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTarget } from './back-up-folder';
import { isInside, resolveTarget } from './resolve-target';

describe('the target of a backup or restore', () => {
  let root: string;
  const at = (...names: readonly string[]): string => join(root, ...names);

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sealtrail-place-')));
    for (const folder of ['lived', 'backup/data']) mkdirSync(at(folder), { recursive: true });
    writeFileSync(at('backup', 'backup.json'), '{}');
    symlinkSync(at('lived'), at('link'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is resolved through links', () => {
    expect(resolveTarget(at('link', 'a', 'b'))).toBe(at('lived', 'a', 'b'));
    expect(resolveTarget(at('new'))).toBe(at('new'));
    expect(isInside(at('lived', 'a'), at('link'))).toBe(true);
    expect(isInside(at('lived-too'), at('lived'))).toBe(false);
  });

  it('is never in the data folder itself, by whatever path', async () => {
    for (const [target, folder] of [
      ['link/inside', 'lived'],
      ['lived/inside', 'link'],
      ['link', 'lived'],
    ] as const) {
      await expect(createTarget(at(target), at(folder))).rejects.toThrow('is inside the data folder');
    }
    await expect(createTarget(at('new'), at('lived'))).resolves.toBe(at('new'));
  });

  it('is never in a backup, which it would make incomplete', () => {
    symlinkSync(at('backup', 'data'), at('elsewhere'));
    for (const inside of ['backup/data/restored', 'backup/next', 'elsewhere/restored']) {
      expect(() => resolveTarget(at(inside))).toThrow('is inside the backup');
    }
    expect(resolveTarget(at('backup'))).toBe(at('backup'));
  });
});
