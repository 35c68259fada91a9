import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UnknownOutcome } from '@sealtrail/event-sourcing';
import { StoreUnavailable } from '../storage-errors';
import { deserializeError } from './serialized-error';
import { type Call, CLOSE, type Outcome, type Reply, type WorkerApi } from './worker-messages';

type Pending = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void };

/** Maximum number of unanswered calls; more are refused, so that memory stays bounded under overload. */
const PENDING_MAX = 20_000;

/**
 * The calling side of a worker thread: typed calls, answered in the order in which they were made.
 *
 * If the worker dies, every unanswered call fails with an {@link UnknownOutcome}; {@link fatal} then has the reason, and the
 * process should restart and read what was stored.
 */
export class WorkerCalls<Api extends WorkerApi> {
  /** Resolves when the worker has died other than by {@link close}. */
  readonly fatal: Promise<Error>;
  private readonly ready: Promise<void>;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private stopped: Error | null = null;
  private closing = false;
  private started!: () => void;
  private refused!: (error: Error) => void;
  private signalFatal!: (error: Error) => void;

  private constructor(
    private readonly worker: Worker,
    private readonly told: (news: unknown) => void,
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.started = resolve;
      this.refused = reject;
    });
    this.fatal = new Promise((resolve) => {
      this.signalFatal = resolve;
    });
    worker.on('message', (reply: Reply) => this.take(reply));
    worker.on('error', (error: Error) => this.died(error));
    worker.on('messageerror', (error: Error) => this.died(error));
    worker.on('exit', (code) => this.died(new Error(`the worker ended with code ${code}`)));
  }

  /**
   * Starts a worker and waits until it is ready.
   *
   * @param told receives messages of the worker.
   * @throws the error of the worker's start.
   */
  static async start<Api extends WorkerApi>(
    file: string,
    workerData: unknown,
    told: (news: unknown) => void = () => {},
  ): Promise<WorkerCalls<Api>> {
    const calls = new WorkerCalls<Api>(new Worker(file, { workerData }), told);
    await calls.ready;
    return calls;
  }

  /**
   * @param bytes size of the call: the worker bounds how many bytes it answers together.
   * @throws {UnknownOutcome} {@link StoreUnavailable} and errors of the worker.
   */
  call<Name extends keyof Api & string>(
    name: Name,
    argument: Parameters<Api[Name]>[0],
    bytes = 0,
  ): Promise<ReturnType<Api[Name]>> {
    if (this.stopped !== null) return Promise.reject(new StoreUnavailable(`stopped: ${this.stopped.message}`));
    if (this.closing) return Promise.reject(new StoreUnavailable('closed'));
    if (this.pending.size >= PENDING_MAX) return Promise.reject(new StoreUnavailable('too many requests wait already'));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, name, argument, bytes } satisfies Call);
    });
  }

  /** Lets the worker answer pending calls, and ends it. */
  async close(): Promise<void> {
    if (this.closing || this.stopped !== null) return;
    this.closing = true;
    const ended = once(this.worker, 'exit');
    this.worker.postMessage({ id: 0, name: CLOSE, argument: null, bytes: 0 } satisfies Call);
    await ended;
  }

  private take(reply: Reply): void {
    if (reply.kind === 'ready') this.started();
    else if (reply.kind === 'refused') this.refused(deserializeError(reply.error));
    else if (reply.kind === 'news') this.told(reply.news);
    else for (const outcome of reply.outcomes) this.settle(outcome);
  }

  private settle({ id, value, error }: Outcome): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if (error === undefined) pending?.resolve(value as never);
    else pending?.reject(deserializeError(error));
  }

  private died(error: Error): void {
    this.refused(error);
    if (this.stopped === null && !this.closing) this.signalFatal(error);
    this.stopped ??= error;
    const unanswered = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of unanswered) reject(new UnknownOutcome(`no answer came: ${this.stopped.message}`));
  }
}
