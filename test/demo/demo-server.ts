import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_ADMIN_KEY } from '../../apps/api/src/access/demo-key';
import { startServer, type TestServer } from '../server';

/**
 * A server whose administrator has the demo's key: it makes the ids of the demo's data equal to those in the examples.
 *
 * @param port port to listen on; default: any free one
 */
export async function startDemoServer(simulatedClock: string, port: string | null = null): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-demo-'));
  const keyFile = join(folder, 'admin-key');
  writeFileSync(keyFile, DEMO_ADMIN_KEY, { mode: 0o600 });
  const more = ['--admin-key-file', keyFile, ...(port === null ? [] : ['--port', port])];
  try {
    return await startServer({ simulatedClock, adminKey: DEMO_ADMIN_KEY, more });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
