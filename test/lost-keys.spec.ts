import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';
import { startServer } from './server';
import { serverOptions } from './servers/server-options';
import { spawnMain } from './spawned';

describe('the key of an administrator', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-lost-'));
  const options = ['--data-dir', dataDir, ...serverOptions(dataDir)];
  let taken: Server;

  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    taken.close();
    rmSync(dataDir, { recursive: true });
  });

  const keyIn = (text: string): string => /^ {2}(stl_\S+)$/m.exec(text)?.[1] ?? '';

  it('is not created by a start that fails, and shown by the first that succeeds; a later one says how to get another', async () => {
    const { port } = taken.address() as AddressInfo;
    const failing = spawnMain(['apps', 'standalone', 'src', 'main.js'], ['--port', String(port), ...options]);
    expect(await failing.ended()).toBe(2);
    expect(failing.said()).toBe('');
    // As a message, once.
    expect(failing.log().filter((line) => /EADDRINUSE|in use/.test(line))).toEqual([
      `127.0.0.1:${port} is in use by another process. Stop it, or choose another --port.`,
    ]);
    const first = await startServer({ dataDir });
    expect(first.adminKey).toMatch(/^stl_/);
    await first.get('/v1/api-keys').expect(200);
    await first.stop();
    const later = await startServer({ dataDir, adminKey: first.adminKey });
    expect(later.said()).toContain('npm run cli -- key');
    expect(keyIn(later.said())).toBe('');
    await later.stop();
  });

  it('is created by the console if no server is running, and only then', async () => {
    const server = await startServer({ dataDir, adminKey: 'lost' });
    const refused = await runCli(['key', ...options]);
    expect([refused.code, keyIn(refused.said)]).toEqual([1, '']);
    expect(refused.said).toContain('A server is running on');
    await server.stop();
    const made = await runCli(['key', '--name', '值班', ...options]);
    expect([made.code, made.said]).toEqual([0, expect.stringContaining('shown this once')]);
    const again = await startServer({ dataDir, adminKey: keyIn(made.said) });
    const { body } = await again.get('/v1/api-keys').expect(200);
    const names = (body as { items: { name: string; role: string }[] }).items.map(({ name, role }) => [name, role]);
    expect(names).toEqual([
      ['administrator (first start)', 'admin'],
      ['值班', 'admin'],
    ]);
    await again.stop();
  });

  it('is not created in a folder that is not a data folder', async () => {
    const { code, said } = await runCli(['key', '--data-dir', join(dataDir, 'nowhere')]);
    expect([code, said]).toEqual([1, expect.stringContaining('is not a Sealtrail data folder')]);
  });
});
