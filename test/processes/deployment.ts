import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiRequests, apiRequests } from '../api-requests';
import { until } from '../crash-servers/until';
import { type Kind, Worker } from '../crash-servers/worker';
import { runCli } from '../run-cli';

const PATIENCE_MS = 90_000;

/** The processes of one namespace on two servers. */
export class Deployment {
  private readonly adminKey = randomBytes(24).toString('hex');
  private readonly workers: Worker[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'sealtrail-processes-'));
  private readonly settings: Readonly<Record<string, string>>;

  constructor({ kurrentdb, mongodb }: { readonly kurrentdb: string; readonly mongodb: string }) {
    const [key, admin] = [join(this.folder, 'vault.key'), join(this.folder, 'admin.key')];
    writeFileSync(key, randomBytes(32), { mode: 0o600 });
    writeFileSync(admin, this.adminKey, { mode: 0o600 });
    this.settings = {
      SEALTRAIL_KURRENTDB_URL: kurrentdb,
      SEALTRAIL_MONGODB_URL: mongodb,
      SEALTRAIL_VAULT_KEY_FILE: key,
      SEALTRAIL_ADMIN_KEY_FILE: admin,
      SEALTRAIL_LEASE_SECONDS: '2',
      SEALTRAIL_WEBHOOK_NETWORKS: '127.0.0.0/8',
    };
  }

  async start(kind: Kind): Promise<Worker> {
    const worker = await Worker.start(kind, this.settings);
    this.workers.push(worker);
    return worker;
  }

  cli(...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
    return runCli(args, this.settings);
  }

  /** Requests with the administrator's key, or with another key. */
  requests({ url }: Worker): ApiRequests {
    return apiRequests(url, this.adminKey);
  }

  async end(): Promise<void> {
    for (const worker of this.workers) worker.wake();
    await Promise.all(this.workers.map((worker) => worker.kill()));
    rmSync(this.folder, { recursive: true });
  }
}

/** Polls until the condition holds: other processes offer no other way. */
export const becomes = (what: string, isSo: () => Promise<boolean>): Promise<number> => until(PATIENCE_MS, what, isSo);
