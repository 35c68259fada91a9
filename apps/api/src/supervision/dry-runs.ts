import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import { Rejection } from '@sealtrail/event-sourcing';
import { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { monotonicMs } from '@sealtrail/platform';
import type { DryRunStep } from '@sealtrail/supervision';
import type { AuthenticatedRequest, Caller } from '../http/caller';
import { reject } from '../http/rejections';
import { addLogFields } from '../http/request';

export const NDJSON = 'application/x-ndjson';

const PER_KEY_MAX = 1;
/** Runs share the machine with commands. */
const PER_PROCESS_MAX = 4;
/** A reader that takes a few bytes now and then holds its place no longer. */
export const RUN_MS_MAX = 30 * 60_000;
const PROGRESS_MS = 1_000;

/** 试算 as lines of JSON. Who closes the connection cancels it. */
@Injectable()
export class DryRuns {
  private readonly logger = new Logger('dry-runs');

  constructor(private readonly limits: RequestLimits) {}

  /**
   * @param start asked for when there is a place: a refusal of it is one before anything is written
   * @throws {Rejection} `dry-run.running`, `server.overloaded`
   */
  async stream(
    { actor }: Caller,
    request: AuthenticatedRequest,
    start: () => Promise<AsyncIterable<DryRunStep>>,
  ): Promise<StreamableFile> {
    const release = await this.acquireSlot(actor);
    try {
      const lines = this.abortOnFailure(request, linesOf(await start()));
      const content = Readable.from(lines, { objectMode: false, highWaterMark: 16_384 });
      const late = setTimeout(() => this.abort(request, reject('request.timeout')), RUN_MS_MAX);
      // However the answer ended: who sends it destroys what is left, and the run takes no further step.
      content.once('close', () => {
        clearTimeout(late);
        release();
      });
      return new StreamableFile(content, { type: NDJSON });
    } catch (error) {
      release();
      throw error;
    }
  }

  private async acquireSlot(actor: string): Promise<() => void> {
    const own = await this.limits.enter(`dry runs of ${actor}`, PER_KEY_MAX);
    if (!own.admitted) throw reject('dry-run.running');
    const all = await this.limits.enter('dry runs', PER_PROCESS_MAX);
    if (!all.admitted) {
      await own.release();
      throw reject('server.overloaded');
    }
    return () => void Promise.all([own.release(), all.release()]);
  }

  private async *abortOnFailure(request: AuthenticatedRequest, lines: AsyncIterable<string>): AsyncGenerator<string> {
    try {
      yield* lines;
    } catch (err) {
      this.abort(request, err);
      throw err;
    }
  }

  /** What is not sent to its end must not look whole: the connection is reset. */
  private abort(request: AuthenticatedRequest, err: unknown): void {
    this.logger.error({ traceId: request.id, err }, 'a dry run was interrupted');
    addLogFields(request, { code: err instanceof Rejection ? err.code : 'server.error' });
    request.raw?.socket?.resetAndDestroy?.();
  }
}

/** Others are answered between two cases. */
async function* linesOf(steps: AsyncIterable<DryRunStep>): AsyncGenerator<string> {
  const begun = monotonicMs();
  let [told, total] = [begun, 0];
  for await (const step of steps) {
    await nextTurn();
    if (step.type === 'finished') {
      const { type: _, ...result } = step;
      yield line({ type: 'result', ...result });
      continue;
    }
    if (step.type === 'started') {
      total = step.total;
      yield line({ type: 'progress', done: 0, total, remainingMs: null });
      continue;
    }
    for (const difference of step.differences) yield line({ type: 'card', ...difference });
    const now = monotonicMs();
    if (now - told < PROGRESS_MS) continue;
    told = now;
    const left = Math.max(0, total - step.done);
    const remainingMs = Math.round(((now - begun) / step.done) * left);
    yield line({ type: 'progress', done: step.done, total, remainingMs });
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
