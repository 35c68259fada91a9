import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, Worker } from './worker';

const OF_EACH = 2;
const KINDS: readonly Kind[] = ['api', 'projector', 'reactor'];

/** All processes of one namespace: two of each kind, and sometimes a third. */
export class Fleet {
  private readonly all: Worker[] = [];
  /** The exit codes of processes that were shut down. */
  readonly codes: { readonly name: string; readonly code: number | null; readonly log: readonly string[] }[] = [];
  /** Processes that have ended. */
  private readonly gone: Worker[] = [];

  constructor(private readonly settings: Readonly<Record<string, string>>) {}

  /** Starts the missing processes. */
  async start(): Promise<void> {
    await Promise.all(KINDS.flatMap((kind) => Array.from({ length: OF_EACH }, () => this.add(kind))));
  }

  async add(kind: Kind): Promise<Worker> {
    const worker = await Worker.start(kind, this.settings);
    this.all.push(worker);
    return worker;
  }

  /** The live processes. */
  workers(): readonly Worker[] {
    return this.all;
  }

  of(kind: Kind): readonly Worker[] {
    return this.all.filter((worker) => worker.kind === kind);
  }

  /** Processes that ended without having been stopped. */
  dead(): readonly Worker[] {
    return this.all.filter(({ isOver }) => isOver);
  }

  async kill(worker: Worker): Promise<void> {
    this.forget(worker);
    await worker.kill();
  }

  async stop(worker: Worker): Promise<void> {
    this.forget(worker);
    this.codes.push({ name: worker.name, code: await worker.stop(), log: worker.log() });
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.all].map((worker) => this.stop(worker)));
  }

  /** How many lines of all logs contain the text. */
  said(text: string): number {
    return this.everybody.reduce((sum, worker) => sum + worker.log().filter((line) => line.includes(text)).length, 0);
  }

  /** Writes all logs to a folder, and kills all processes. */
  async abandon(folder: string): Promise<void> {
    for (const worker of this.everybody) {
      writeFileSync(join(folder, `${worker.name.replace(' ', '-')}.log`), worker.log().join('\n'));
    }
    await Promise.all([...this.all].map((worker) => this.kill(worker)));
  }

  private get everybody(): readonly Worker[] {
    return [...this.gone, ...this.all];
  }

  private forget(worker: Worker): void {
    this.all.splice(this.all.indexOf(worker), 1);
    this.gone.push(worker);
  }
}
