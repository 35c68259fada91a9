import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export type RetryOptions = {
  /** How often one request is sent at most. */
  readonly attempts: number;
  /** Sends a request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Waits some milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
};

const ATTEMPTS = 5;
const FIRST_WAIT_MS = 250;
const WAIT_MAX_MS = 30_000;
/** Too many requests; temporarily unavailable, also with an outcome that is not known yet. */
const REPEATED: readonly number[] = [429, 503];

/** A `fetch` that gives commands an `Idempotency-Key`, and repeats what the server could not answer. */
export function retrying({
  attempts = ATTEMPTS,
  fetch: send = (request) => fetch(request),
  wait = (ms) => pause(ms),
}: Partial<RetryOptions>): RetryOptions['fetch'] {
  return async (request) => {
    if (request.method !== 'GET' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', randomUUID());
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts;
      // A body can be read once: each attempt sends a copy.
      const response = await send(isLast ? request : request.clone()).catch((error: unknown) => {
        if (isLast || request.signal.aborted) throw error;
        return null;
      });
      if (response !== null && (isLast || !REPEATED.includes(response.status))) return response;
      await response?.body?.cancel();
      await wait(waitMsOf(response, attempt));
    }
  };
}

/** As the server asks, otherwise doubled each time. */
function waitMsOf(response: Response | null, attempt: number): number {
  const asked = Number(response?.headers.get('Retry-After') ?? Number.NaN) * 1_000;
  return Math.min(Number.isFinite(asked) ? asked : FIRST_WAIT_MS * 2 ** (attempt - 1), WAIT_MAX_MS);
}
