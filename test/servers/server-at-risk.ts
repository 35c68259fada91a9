import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A server that may be killed and frozen: the environment names its start command and its process id file. */
export class ServerAtRisk {
  readonly url = process.env['SEALTRAIL_KURRENTDB_AT_RISK_URL'] ?? '';
  private readonly command = process.env['SEALTRAIL_KURRENTDB_AT_RISK_START'] ?? '';
  private readonly pidFile = process.env['SEALTRAIL_KURRENTDB_AT_RISK_PID_FILE'] ?? '';

  get isGiven(): boolean {
    return this.url !== '' && this.command !== '' && this.pidFile !== '';
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    await run('sh', ['-c', this.command]);
  }

  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.pid, name);
  }

  /** Resolves when the process has ended, or is a zombie. */
  async ended(): Promise<void> {
    const pid = this.pid;
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  private get pid(): number {
    return Number(readFileSync(this.pidFile, 'utf8'));
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
