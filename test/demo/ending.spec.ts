import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnMain } from '../spawned';

it('the demo leaves nothing behind where it is told to end, even in the middle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-ending-'));
  const watcher = watch(folder);
  try {
    const begun = once(watcher, 'change');
    const demo = spawnMain(['test', 'demo', 'main.js'], [], { TMPDIR: folder });
    await begun;
    expect(await demo.end('SIGTERM')).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
