import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { deserializeError, serializeError } from './serialized-error';
import { type Call, CLOSE, type Outcome, type Reply, type WorkerApi } from './worker-messages';

/** The result of one task. */
export type Attempt = { readonly value: unknown } | { readonly error: unknown };

/** The answering side of a worker thread. */
export type Answering<Api extends WorkerApi> = {
  readonly api: Api;
  /** Runs the tasks that arrived together, one attempt each. If it throws, the worker ends, and all outcomes are unknown. */
  readonly commitTogether?: (tasks: readonly (() => unknown)[]) => readonly Attempt[];
  readonly close: () => void;
};

/** Maximum number of calls gathered during a commit: beyond it the first one would wait too long. */
const CALLS_MAX = 256;
const BYTES_MAX = 1024 * 1024;

/**
 * Turns this thread into a worker that answers {@link WorkerCalls}. Calls that arrived while others were being answered are
 * answered together.
 *
 * @param start creates the worker's state from its data; `tell` sends a message to the caller.
 */
export function answerCalls<Data, Api extends WorkerApi>(
  start: (data: Data, tell: (news: unknown) => void) => Answering<Api>,
): void {
  if (parentPort === null) throw new Error('this file runs in a worker thread only');
  const port = parentPort;
  const send = (reply: Reply) => port.postMessage(reply);
  // An SQLite error is not a true Error, and would reach the caller's thread without its message.
  process.once('uncaughtException', (error) => {
    throw deserializeError(serializeError(error));
  });
  try {
    const answering = start(workerData as Data, (news) => send({ kind: 'news', news }));
    port.on('message', (first: Call) => answerTogether(port, first, answering, send));
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'refused', error: serializeError(error) });
  }
}

function answerTogether<Api extends WorkerApi>(
  port: MessagePort,
  first: Call,
  { api, commitTogether = eachAlone, close }: Answering<Api>,
  send: (reply: Reply) => void,
): void {
  const { calls, closing } = gather(port, first);
  if (calls.length > 0) {
    const tasks = calls.map((call) => () => api[call.name]?.(call.argument as never));
    const attempts = commitTogether(tasks);
    send({ kind: 'outcomes', outcomes: calls.map(({ id }, index) => outcome(id, attempts[index])) });
  }
  if (!closing) return;
  close();
  port.close();
}

function gather(port: MessagePort, first: Call): { readonly calls: readonly Call[]; readonly closing: boolean } {
  const calls: Call[] = [];
  let bytes = 0;
  for (let next: Call | undefined = first; next !== undefined; ) {
    if (next.name === CLOSE) return { calls, closing: true };
    calls.push(next);
    bytes += next.bytes;
    if (calls.length >= CALLS_MAX || bytes >= BYTES_MAX) break;
    next = receiveMessageOnPort(port)?.message as Call | undefined;
  }
  return { calls, closing: false };
}

function eachAlone(tasks: readonly (() => unknown)[]): readonly Attempt[] {
  return tasks.map(attempt);
}

/** Runs a task, and captures its error. */
export function attempt(task: () => unknown): Attempt {
  try {
    return { value: task() };
  } catch (error) {
    return { error };
  }
}

function outcome(id: number, attempted: Attempt | undefined): Outcome {
  if (attempted === undefined) return { id, error: serializeError(new Error('the call was not attempted')) };
  return 'error' in attempted ? { id, error: serializeError(attempted.error) } : { id, value: attempted.value };
}
