import { type Spawned, spawnMain, type Told } from '../spawned';

export type Kind = 'api' | 'projector' | 'reactor';

/** One process of the product among others. */
export class Worker {
  isPaused = false;

  private constructor(
    readonly kind: Kind,
    /** Of its HTTP API, or of its health server. */
    readonly url: string,
    private readonly spawned: Spawned,
  ) {}

  /** Resolves when it is working. */
  static async start(kind: Kind, settings: Readonly<Record<string, string>>): Promise<Worker> {
    const spawned = spawnMain(['apps', kind, 'src', 'main.js'], ['--port', '0'], settings);
    return new Worker(kind, await spawned.tells(kind === 'api' ? urlOf : healthUrlOf), spawned);
  }

  get pid(): number {
    return this.spawned.pid;
  }

  get isOver(): boolean {
    return this.spawned.isOver;
  }

  get name(): string {
    return `${this.kind} ${this.pid}`;
  }

  log(): readonly string[] {
    return this.spawned.log();
  }

  pause(): void {
    this.isPaused = true;
    this.spawned.signal('SIGSTOP');
  }

  wake(): void {
    this.spawned.signal('SIGCONT');
    this.isPaused = false;
  }

  kill(): Promise<unknown> {
    return this.spawned.end('SIGKILL');
  }

  /** Shuts it down; returns the exit code. */
  stop(): Promise<number | null> {
    return this.spawned.end('SIGTERM');
  }

  /** Its health report; an api shows an administrator more. */
  async health<Report>(adminKey = ''): Promise<Report> {
    const headers = { authorization: `Bearer ${adminKey}` };
    const response = await fetch(`${this.url}/health/ready`, { headers });
    return (await response.json()) as Report;
  }
}

const urlOf = ({ stdout }: Told): string | null => /ready at (http:\S+)\n/.exec(stdout)?.[1] ?? null;

/** Workers log it. */
function healthUrlOf({ log }: Told): string | null {
  const line = log.find((one) => one.includes('"at work"'));
  return line === undefined ? null : (JSON.parse(line) as { readonly health: string }).health;
}
