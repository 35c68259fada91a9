import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnMain } from '../spawned';

it('the demo leaves nothing behind when it is stopped, even in the middle', async () => {
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

it('the demo listens on the configured port, and reports what to do if it is taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-taken-'));
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  try {
    const demo = spawnMain(['test', 'demo', 'main.js'], [], { TMPDIR: folder, SEALTRAIL_PORT: String(port) });
    expect(await demo.ended()).toBe(2);
    expect(demo.log()).toEqual([`127.0.0.1:${port} is in use by another process. Stop it, or choose another --port.`]);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    taken.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
