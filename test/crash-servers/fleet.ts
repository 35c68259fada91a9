import { type Kind, Worker } from './worker';

const OF_EACH = 2;
const KINDS: readonly Kind[] = ['api', 'projector', 'reactor'];

/** All processes of one place: two of each kind, and now and then a third. */
export class Fleet {
  private readonly workers: Worker[] = [];
  /** Ended in order, that is: with which code. */
  readonly codes: { readonly name: string; readonly code: number | null; readonly log: readonly string[] }[] = [];
  /** What those that were killed had written to their logs. */
  private readonly logs: (readonly string[])[] = [];

  constructor(private readonly settings: Readonly<Record<string, string>>) {}

  /** Starts what there should be. */
  async start(): Promise<void> {
    await Promise.all(KINDS.flatMap((kind) => Array.from({ length: OF_EACH }, () => this.add(kind))));
  }

  async add(kind: Kind): Promise<Worker> {
    const worker = await Worker.start(kind, this.settings);
    this.workers.push(worker);
    return worker;
  }

  of(kind: Kind): readonly Worker[] {
    return this.workers.filter((worker) => worker.kind === kind);
  }

  /** Those that ended although nobody asked them to. */
  dead(): readonly Worker[] {
    return this.workers.filter(({ isOver }) => isOver);
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
    await Promise.all([...this.workers].map((worker) => this.stop(worker)));
  }

  /** How many lines of all logs say so. */
  said(text: string): number {
    const logs = [...this.logs, ...this.workers.map((worker) => worker.log())];
    return logs.reduce((sum, log) => sum + log.filter((line) => line.includes(text)).length, 0);
  }

  private forget(worker: Worker): void {
    this.workers.splice(this.workers.indexOf(worker), 1);
    this.logs.push(worker.log());
  }
}
